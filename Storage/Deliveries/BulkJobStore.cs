using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class BulkJobStore(Database database) : IBulkJobStore
{
    // No id is above this.
    private const string Top = "~";

    public Task Create(BulkJobRow row, CancellationToken cancellation)
        => database.Write(Scope.Of(row.Tenant), c => c.Run(BulkJobSql.Insert, row, cancellation), cancellation);

    public Task<BulkJobRow?> Find(string tenant, string id, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Row<BulkJobRow>(BulkJobSql.Find, new { Tenant = tenant, Id = id }, Read, cancellation), cancellation);

    public Task<IReadOnlyList<BulkJobRow>> List(string tenant, string? user, string? before, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows(BulkJobSql.List, new { Tenant = tenant, User = user ?? "", BeforeId = before ?? Top, Limit = limit }, Read, cancellation), cancellation);

    public Task<IReadOnlyList<BulkJobRow>> Running(CancellationToken cancellation)
        => database.Read(Scope.AllTenants, c => c.Rows(BulkJobSql.Running, null, Read, cancellation), cancellation);

    public async Task<bool> Step(BulkJobRow row, string? position, long more, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new
        {
            row.Tenant,
            row.Id,
            From = row.Position ?? "",
            To = position ?? row.Position,
            More = more,
            Now = now,
            State = position is null ? BulkState.Done : BulkState.Running,
        };
        return await database.Write(Scope.Of(row.Tenant), c => c.Run(BulkJobSql.Step, values, cancellation), cancellation) == 1;
    }

    public Task<BulkJobRow?> SetState(string tenant, string id, string state, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async c =>
        {
            var values = new { Tenant = tenant, Id = id, State = state, Now = now };
            await c.Run(BulkJobSql.SetState, values, cancellation);
            return await c.Row<BulkJobRow>(BulkJobSql.Find, values, Read, cancellation);
        },
        cancellation);

    public Task Remove(string tenant, IReadOnlyList<DeliveryId> ids, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async c =>
        {
            var removed = 0;
            foreach (var id in ids)
            {
                var values = new { Tenant = tenant, id.EndpointId, id.Seq };
                await c.Run(BulkJobSql.RemoveAttempts, values, cancellation);
                removed += await c.Run(BulkJobSql.RemoveDelivery, values, cancellation);
            }

            return removed;
        },
        cancellation);

    private static BulkJobRow Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.TextOrNull(6),
        row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetString(10), row.Time(11), row.Time(12));
}
