using System.Text.Json.Serialization;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Compat.Business;

/// <summary>Notifications as one person has them, or as the tenant sent them.</summary>
internal sealed class BusinessNotificationList(IInboxStore inboxes, IEventLog log)
{
    // What goes to endpoints only is nobody's notification: a tenant that sends much of that is not read to its beginning.
    private const int MostPages = 20;

    public async Task<BusinessNotificationPage> Of(string tenant, string user, BusinessListQuery query, CancellationToken cancellation)
    {
        // List and count are of one moment of the log.
        var head = (await log.Head(tenant, cancellation)).Seq;
        var before = Math.Min(query.Before ?? long.MaxValue, head + 1);
        // One more than asked for tells whether there is a next page.
        var found = await inboxes.List(tenant, user, before, query.Limit + 1, query.Filter, cancellation);
        var items = found.Take(query.Limit).ToList();
        var unread = await inboxes.CountUnread(tenant, user, head, cancellation);
        return new BusinessNotificationPage(
            [.. items.Select(item => BusinessNotification.Of(tenant, item))], unread, found.Count > query.Limit ? items[^1].Event.Seq : null);
    }

    /// <summary>Nobody has read or dismissed these, because they are nobody's in particular.</summary>
    public async Task<BusinessNotificationPage> OfTenant(string tenant, BusinessListQuery query, CancellationToken cancellation)
    {
        var limit = query.Limit;
        var (found, before, isMore) = (new List<LoggedEvent>(), query.Before ?? long.MaxValue, true);
        for (var page = 0; page < MostPages && found.Count < limit && isMore; page++)
        {
            var read = await log.ReadBefore(tenant, before, limit, cancellation);
            found.AddRange(read.Where(logged => logged.Audience.Any(AudienceKey.IsInbox)));
            isMore = read.Count == limit;
            before = isMore ? read[^1].Seq : before;
        }

        var shown = found.Take(limit).ToList();
        // Of a page that is not full the next one goes on where reading ended.
        var next = shown.Count == limit ? shown[^1].Seq : before;
        return new BusinessNotificationPage([.. shown.Select(logged => BusinessNotification.Of(tenant, logged))], 0, isMore || found.Count > limit ? next : null);
    }
}

/// <param name="UnreadCount">0 where there is no person whose it could be.</param>
/// <param name="NextBefore">Pass as <c>before</c> for the next page; not there on the last.</param>
internal sealed record BusinessNotificationPage(
    BusinessNotification[] Notifications, long UnreadCount, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? NextBefore = null);
