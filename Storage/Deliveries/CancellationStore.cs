using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class CancellationStore(Database database) : ICancellationStore
{
    public Task<bool> Begin(string tenant, string endpointId, long lease, DateTimeOffset until, CancellationToken cancellation) =>
        database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                var values = new { Tenant = tenant, EndpointId = endpointId, Lease = lease, Until = until };
                return await connection.Run(CancellationSql.Begin, values, cancellation) == 1;
            },
            cancellation);

    public async Task<DateTimeOffset?> FindDeleted(string tenant, string endpointId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, EndpointId = endpointId };
        var times = await database.Read(
            Scope.Of(tenant),
            connection => connection.Rows(CancellationSql.FindDeleted, values, row => row.Time(0), cancellation), cancellation);
        return times.Count == 0 ? null : times[0];
    }

    public Task<int> Step(
        string tenant, string endpointId, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancellation) =>
        database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                var values = new { Tenant = tenant, EndpointId = endpointId, Until = until, Now = now, Limit = limit };
                await connection.Run(CancellationSql.Hold, values, cancellation);
                var cancelled = await connection.Run(CancellationSql.Cancel(database), values, cancellation);
                if (cancelled < limit)
                {
                    await connection.Run(CancellationSql.End, values, cancellation);
                    await connection.Run(CancellationSql.ForgetDeleted, values, cancellation);
                }

                return cancelled;
            },
            cancellation);

    public Task<int?> Cancel(
        string tenant, string endpointId, long lease, IReadOnlyList<long> seqs, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write<int?>(
            Scope.Of(tenant),
            async connection =>
            {
                var values = new { Tenant = tenant, EndpointId = endpointId, Lease = lease, Seqs = seqs.ToArray(), Now = now };
                return await connection.Run(CancellationSql.HoldLeased, values, cancellation) == 0 ? null
                    : await connection.Run(CancellationSql.CancelSome(database), values, cancellation);
            },
            cancellation);

    public Task<long> CountWaiting(string tenant, string endpointId, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Row<long>(
            CancellationSql.CountWaiting, new { Tenant = tenant, EndpointId = endpointId }, cancellation),
        cancellation);
}
