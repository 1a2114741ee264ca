using OrleansNotify.Events;

namespace OrleansNotify.Inboxes;

/// <summary>Notifications as one person has them, or as the tenant sent them.</summary>
internal sealed class SeedNotificationList(IInboxStore inboxes, IEventLog log)
{
    // What goes to endpoints only is nobody's notification: a tenant that sends much of that is not read to its beginning.
    private const int MostPages = 20;

    public async Task<SeedNotificationPage> Of(string tenant, string user, SeedListQuery query, CancellationToken cancellation)
    {
        // List and count are of one moment of the log.
        var head = (await log.Head(tenant, cancellation)).Seq;
        var items = await inboxes.List(tenant, user, head + 1, query.Limit, query.Filter, cancellation);
        var unread = await inboxes.CountUnread(tenant, user, head, cancellation);
        return new SeedNotificationPage([.. items.Select(item => SeedNotification.Of(tenant, item))], unread);
    }

    /// <summary>Nobody has read or dismissed these, because they are nobody's in particular.</summary>
    public async Task<SeedNotificationPage> OfTenant(string tenant, int limit, CancellationToken cancellation)
    {
        var (found, before) = (new List<LoggedEvent>(), long.MaxValue);
        for (var page = 0; page < MostPages && found.Count < limit; page++)
        {
            var read = await log.ReadBefore(tenant, before, limit, cancellation);
            found.AddRange(read.Where(logged => logged.Audience.Any(AudienceKey.IsInbox)));
            if (read.Count < limit)
            {
                break;
            }

            before = read[^1].Seq;
        }

        return new SeedNotificationPage([.. found.Take(limit).Select(logged => SeedNotification.Of(tenant, logged))], 0);
    }
}

/// <param name="UnreadCount">0 where there is no person whose it could be.</param>
internal sealed record SeedNotificationPage(SeedNotification[] Notifications, long UnreadCount);
