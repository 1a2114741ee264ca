using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Sessions;

/// <summary>What the person does to the inbox, which all of their devices hear of.</summary>
internal sealed partial class UserGrain
{
    public Task<InboxChange> MarkRead(string[] eventIds) => Change(eventIds, new InboxPatch(Read: true));

    public async Task<InboxChange> MarkReadUpTo(long seq)
    {
        var changed = await inboxes.MarkReadUpTo(Key.Tenant, Key.User, seq, time.GetUtcNow(), CancellationToken.None);
        // Not the head: what came since then is not read.
        return await Announce(changed, Math.Min(seq, changed.ReadUpTo));
    }

    public async Task<InboxChange> Change(string[] eventIds, InboxPatch patch)
    {
        var changed = await inboxes.Change(Key.Tenant, Key.User, eventIds, patch, time.GetUtcNow(), CancellationToken.None);
        return await Announce(changed, null);
    }

    public async Task<InboxChange> ChangeShown(int limit, InboxPatch patch)
    {
        var changed = await inboxes.ChangeShown(Key.Tenant, Key.User, limit, patch, time.GetUtcNow(), CancellationToken.None);
        return await Announce(changed, null);
    }

    /// <summary>
    /// The version that is announced is that of this change: a device that has the one before takes what comes with it for all that is
    /// new. So a change that made no difference, whose version is another's, is not announced.
    /// </summary>
    private async Task<InboxChange> Announce(ChangedInbox changed, long? readUpTo)
    {
        var (tenant, user) = Key;
        var head = await log.Head(tenant, CancellationToken.None);
        var unread = await inboxes.CountUnread(tenant, user, head.Seq, CancellationToken.None);
        var change = new InboxChange(unread, changed.Version, head.Seq, [.. changed.Items]);
        if (changed.IsChanged)
        {
            await GrainFactory.GetGrain<ITenantLogGrain>(tenant)
                .Announce(new UserSignal(user, change.Unread, change.Version, null, change.Seq, change.Items, readUpTo));
        }

        return change;
    }
}
