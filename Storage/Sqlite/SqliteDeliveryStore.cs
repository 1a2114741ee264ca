using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Sqlite;

internal sealed class SqliteDeliveryStore(SqliteDatabase database, DueWriter due) : DeliveryStore(database, due)
{
    private SqliteRecord? _record;

    public override Task<IReadOnlySet<EndpointRef>> Record(
        IReadOnlyList<EndpointProgress> progress, CancellationToken cancellation) =>
        database.WriteSoon(
            connection =>
            {
                if (_record?.Connection != connection)
                {
                    _record = new SqliteRecord(connection);
                }

                return _record.Run(progress);
            },
            cancellation);

    public override Task<int> Purge(
        string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, EndpointId = endpointId, Status = status, UpTo = upTo, Limit = limit };
            await connection.Run(SqlitePurgeSql.Attempts(endpointId, status), values, cancellation);
            return await connection.Run(SqlitePurgeSql.Deliveries(endpointId, status), values, cancellation);
        },
        cancellation);
}
