using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class DeliveryChanges(Database database) : IDeliveryChanges
{
    // After the columns of a delivery.
    private const int ChangedAt = 15;
    private readonly string _since = ChangeSql.Since(database);

    public Task<long> Settled(CancellationToken cancellation) => database.Settled(cancellation);

    public Task<IReadOnlyList<ChangedDelivery>> Since(string tenant, long since, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Rows(
            _since,
            new { Tenant = tenant, Since = since, Limit = limit },
            row => new ChangedDelivery(DeliveryReader.Delivery(row), row.GetInt64(ChangedAt)),
            cancellation),
        cancellation);
}
