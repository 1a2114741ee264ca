using Npgsql;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresDeliveryStore(PostgresDatabase database, DueWriter due) : DeliveryStore(database, due)
{
    public override async Task<IReadOnlySet<EndpointRef>> Record(
        IReadOnlyList<EndpointProgress> progress, CancellationToken cancellation)
    {
        var plan = new RecordPlan(progress);
        var scope = Scope.OfEach(plan.Endpoints.Select(endpoint => endpoint.Tenant));
        try
        {
            return await database.WithoutTransaction(scope, c => Record(c, plan, isAgain: false, cancellation), cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Asking first for what is hardly ever there would cost every attempt a look.
            return await database.WithoutTransaction(scope, c => Record(c, plan, isAgain: true, cancellation), cancellation);
        }
    }

    public override Task<int> Purge(
        string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, EndpointId = endpointId, Status = status, UpTo = upTo, Limit = limit };
            return (int)await connection.Row<long>(PostgresPurgeSql.Of(endpointId, status), values, cancellation);
        },
        cancellation);

    // A batch without an explicit transaction is one transaction, and one round trip.
    private static Task<HashSet<EndpointRef>> Record(ScopedConnection connection, RecordPlan plan, bool isAgain, CancellationToken cancellation)
        => connection.Batch(
            [PostgresRecord.Move(plan), PostgresRecord.Deliveries(plan), PostgresRecord.Attempts(plan, isAgain)],
            async rows =>
            {
                var refused = plan.Endpoints.Select(p => new EndpointRef(p.Tenant, p.EndpointId)).ToHashSet();
                while (await rows.ReadAsync(cancellation))
                {
                    refused.Remove(new EndpointRef(rows.GetString(0), rows.GetString(1)));
                }

                return refused;
            },
            cancellation);
}
