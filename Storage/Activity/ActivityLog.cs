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

    public Task<IReadOnlyList<ActivityEntry>> List(ActivityQuery query, CancellationToken cancellation)
    {
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
            query.Limit,
        };
        return database.Read(Scope.OfTenantOrOperator(query.Tenant), c => c.Rows<ActivityEntry>(ActivitySql.List(query, database), values, cancellation), cancellation);
    }

    private static ActivityPosition Earlier(ActivityPosition? before, DateTimeOffset? to)
    {
        var position = before ?? new ActivityPosition(long.MaxValue, 0);
        return to?.ToUnixTimeMilliseconds() is { } end && end <= position.At ? new ActivityPosition(end, 0) : position;
    }
}
