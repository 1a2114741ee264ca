using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

internal sealed class ActivityLog(Database database) : IActivityLog
{
    public Task Add(ActivityEntry entry, CancellationToken cancellation) =>
        database.Write(c => c.Run(ActivitySql.Add, entry, cancellation), cancellation);

    public Task<IReadOnlyList<ActivityEntry>> List(
        string tenant, long? before, int limit, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Before = before ?? long.MaxValue, Limit = limit };
        return database.Read(c => c.Rows<ActivityEntry>(ActivitySql.List, values, cancellation), cancellation);
    }
}
