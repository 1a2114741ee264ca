namespace OrleansNotify.Inboxes;

/// <summary>A device of a person that is offline most of the time: it gets new events as unread and asks what was changed.</summary>
internal sealed class Device(IInboxStore inboxes, string tenant, string user)
{
    private readonly Dictionary<long, ItemState> _items = [];
    private long _version;
    private long _readUpTo;
    private long _seq;

    public async Task Sync()
    {
        await TakeEvents();
        InboxChanges changes;
        do
        {
            changes = (await inboxes.ChangesSince(tenant, user, _version, 3, default))!;
            Take(changes);
        }
        while (changes.IsMore);
        await DropWithdrawn();
    }

    /// <summary>Everything is as the server has it.</summary>
    public async Task Verify()
    {
        var all = await inboxes.List(tenant, user, null, 1000, InboxFilter.Everything, default);

        Assert.Equal(all.Select(StateOf), _items.Values.OrderByDescending(item => item.Seq));
    }

    private async Task TakeEvents()
    {
        var joined = (await inboxes.Find(tenant, user, default))!.JoinedSeq;
        var all = await inboxes.List(tenant, user, null, 1000, InboxFilter.Everything, default);
        foreach (var logged in all.Select(item => item.Event).Where(logged => logged.Seq > _seq))
        {
            var isRead = logged.Seq <= joined && !logged.Audience.Contains("u:" + user);
            _items[logged.Seq] = new ItemState(logged.Id, logged.Seq, isRead, false, false, false, null);
        }

        _seq = _items.Keys.DefaultIfEmpty(0).Max();
    }

    // In place of the events that say so.
    private async Task DropWithdrawn()
    {
        var all = await inboxes.List(tenant, user, null, 1000, InboxFilter.Everything, default);
        foreach (var seq in _items.Keys.Except(all.Select(item => item.Event.Seq)).ToList())
        {
            _items.Remove(seq);
        }
    }

    private void Take(InboxChanges changes)
    {
        foreach (var (seq, item) in _items.Where(pair => pair.Key > _readUpTo && pair.Key <= changes.ReadUpTo).ToList())
        {
            _items[seq] = item with { IsRead = true };
        }

        foreach (var state in changes.Items)
        {
            _items[state.Seq] = state;
        }

        (_version, _readUpTo) = (changes.Version, Math.Max(_readUpTo, changes.ReadUpTo));
    }

    private static ItemState StateOf(InboxItem item) => new(
        item.Event.Id, item.Event.Seq, item.IsRead, item.SeenAt is not null, item.DismissedAt is not null, item.ArchivedAt is not null,
        item.SnoozedUntil);
}
