using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Sessions;

/// <summary>What the person does to the inbox, which all of their devices hear of.</summary>
internal sealed partial class UserGrain
{
    public Task<InboxChange> MarkRead(string[] eventIds) => Change(eventIds, new InboxPatch(Read: true));

    public async Task<InboxChange> MarkReadUpTo(long seq)
    {
        var items = await inboxes.MarkReadUpTo(Key.Tenant, Key.User, seq, time.GetUtcNow(), CancellationToken.None);
        return await Announce(items, seq);
    }

    public async Task<InboxChange> Change(string[] eventIds, InboxPatch patch)
    {
        var items = await inboxes.Change(Key.Tenant, Key.User, eventIds, patch, time.GetUtcNow(), CancellationToken.None);
        return await Announce(items, null);
    }

    public async Task<InboxChange> ChangeShown(int limit, InboxPatch patch)
    {
        var items = await inboxes.ChangeShown(Key.Tenant, Key.User, limit, patch, time.GetUtcNow(), CancellationToken.None);
        return await Announce(items, null);
    }

    private async Task<InboxChange> Announce(IReadOnlyList<ItemState> items, long? readUpTo)
    {
        var (tenant, user) = Key;
        var head = await log.Head(tenant, CancellationToken.None);
        var unread = await inboxes.CountUnread(tenant, user, head.Seq, CancellationToken.None);
        var row = await inboxes.Find(tenant, user, CancellationToken.None);
        var change = new InboxChange(unread, row?.Version ?? 0, head.Seq, [.. items]);
        if (items.Count > 0 || readUpTo is not null)
        {
            // Not the head: what came since then is not read.
            await GrainFactory.GetGrain<ITenantLogGrain>(tenant).Announce(new UserSignal(
                user, change.Unread, change.Version, null, change.Seq, change.Items, readUpTo is { } upTo ? Math.Min(upTo, row?.ReadUpTo ?? 0) : null));
        }

        return change;
    }
}
