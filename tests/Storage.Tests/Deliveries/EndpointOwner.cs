using OrleansNotify.Endpoints;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

/// <summary>An endpoint, and a grain's hold on it.</summary>
internal sealed class EndpointOwner(IDeliveryStore deliveries, EndpointRow row)
{
    public string Tenant => row.Tenant;

    public string Id => row.Id;

    public long Lease => row.Lease;

    public EndpointRef Ref => new(Tenant, Id);

    public static async Task<EndpointOwner> Make(StoreFixture store, string tenant)
    {
        var (endpoints, row) = (store.Get<IEndpointStore>(), Some.Endpoint(tenant));
        await endpoints.Create(row, 1000, 1000, default);
        return await Take(store, row);
    }

    /// <summary>What another activation has, after which this one has nothing.</summary>
    public Task<EndpointOwner> TakenOver(StoreFixture store) => Take(store, row);

    public EndpointProgress Progress(long cursor, params DeliveryOutcome[] outcomes) =>
        new(Tenant, Id, Lease, cursor, null, null, outcomes);

    public Task<IReadOnlySet<EndpointRef>> Record(params DeliveryRow[] rows) =>
        deliveries.Record([Progress(0, [.. rows.Select(r => new DeliveryOutcome(r, Some.Attempt(r.Attempts)))])], default);

    public DeliveryRow Delivery(long seq, string status = DeliveryStatus.Succeeded) => Some.Delivery(Id, seq, status);

    public Task<DeliveryRow?> Find(long seq) => deliveries.Find(Tenant, new DeliveryId(Id, seq), default);

    public Task<IReadOnlyList<AttemptRow>> Attempts(long seq) => deliveries.Attempts(Tenant, new DeliveryId(Id, seq), default);

    private static async Task<EndpointOwner> Take(StoreFixture store, EndpointRow row) =>
        new(store.Get<IDeliveryStore>(), (await store.Get<IEndpointStore>().Take(row.Tenant, row.Id, Some.Noon, default))!);
}
