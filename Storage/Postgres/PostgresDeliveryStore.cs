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
        try
        {
            return await database.WithoutTransaction(c => Record(c, plan, isAgain: false, cancellation), cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Asking first for what is hardly ever there would cost every attempt a look.
            return await database.WithoutTransaction(c => Record(c, plan, isAgain: true, cancellation), cancellation);
        }
    }

    public override Task<int> Purge(
        string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var values = new { Tenant = tenant, EndpointId = endpointId, Status = status, UpTo = upTo, Limit = limit };
            return (int)await connection.Row<long>(PostgresPurgeSql.Of(endpointId, status), values, cancellation);
        },
        cancellation);

    // A batch without an explicit transaction is one transaction, and one round trip.
    private static async Task<IReadOnlySet<EndpointRef>> Record(
        NpgsqlConnection connection, RecordPlan plan, bool isAgain, CancellationToken cancellation)
    {
        await using var request = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                PostgresRecord.Move(plan),
                PostgresRecord.Deliveries(plan),
                PostgresRecord.Attempts(plan, isAgain),
            },
        };
        var refused = plan.Endpoints.Select(p => new EndpointRef(p.Tenant, p.EndpointId)).ToHashSet();
        await using var rows = await request.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            refused.Remove(new EndpointRef(rows.GetString(0), rows.GetString(1)));
        }

        // The rows come before the commit; only the end of the batch says that it happened.
        await rows.NextResultAsync(cancellation);
        return refused;
    }
}
