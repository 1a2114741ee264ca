using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

internal sealed class ActivityLog(Database database, ActivityChain chain) : IActivityLog
{
    public Task Add(ActivityEntry entry, CancellationToken cancellation) =>
        database.Write(
            Scope.OfTenantOrOperator(entry.Tenant),
            async connection =>
            {
                await chain.Add(connection, entry, cancellation);
                return true;
            },
            cancellation);

    public async Task<IReadOnlyList<ActivityEntry>> List(ActivityQuery query, CancellationToken cancellation)
    {
        var after = Later(query.After ?? default, query.From);
        var before = Earlier(query.Before, query.To);
        var values = new
        {
            query.Tenant,
            query.Actor,
            query.Action,
            query.Area,
            query.Subject,
            From = query.From?.ToUnixTimeMilliseconds() ?? 0,
            BeforeAt = before.At,
            BeforeEntry = before.Id,
            AfterAt = after.At,
            AfterEntry = after.Id,
            query.Limit,
        };
        var entries = await database.Read(
            Scope.OfTenantOrOperator(query.Tenant), c => c.Rows<ActivityEntry>(ActivitySql.List(query, database), values, cancellation), cancellation);
        return !query.IsUp ? entries : [.. entries.Reverse()];
    }

    // Ids begin at 1.
    private static ActivityPosition Later(ActivityPosition after, DateTimeOffset? from)
        => from?.ToUnixTimeMilliseconds() is { } begin && begin > after.At ? new ActivityPosition(begin, 0) : after;

    private static ActivityPosition Earlier(ActivityPosition? before, DateTimeOffset? to)
    {
        var position = before ?? ActivityPosition.Top;
        return to?.ToUnixTimeMilliseconds() is { } end && end <= position.At ? new ActivityPosition(end, 0) : position;
    }
}
