using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class Backlog(Database database, IEndpointStore endpoints) : IBacklog
{
    public async Task<BacklogCounts> Count(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var behind = await endpoints.TenantsBehind(cancellation);
        return await database.Read(
            Scope.AllTenants,
            async connection => new BacklogCounts(
                await connection.Row<long>(BacklogSql.Waiting, new { Most = most }, cancellation),
                await connection.Row<long>(BacklogSql.Due, new { Now = now, Most = most }, cancellation),
                Math.Min(behind.Count, most),
                await connection.Row<long>(BacklogSql.Scheduled, new { Most = most }, cancellation)),
            cancellation);
    }
}
