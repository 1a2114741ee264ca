using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Demo;

/// <summary>
/// Writes the day before into the stores, with the times it would have had. Before anybody follows the log: the tenant's grains know nothing
/// of it yet.
/// </summary>
internal sealed class DemoHistory(
    IEventLog log, IEndpointStore endpoints, IDeliveryStore deliveries, IDeliveryFigures figures, IGrainFactory grains)
{
    private const int Seed = 23;
    private const int PerCommit = 200;

    public async Task Write(string tenant, string address, DateTimeOffset now, CancellationToken cancellation)
    {
        var facts = await Append(tenant, now, cancellation);
        foreach (var (place, endpoint) in DemoEndpoint.All.Index())
        {
            var id = EndpointId.Of(tenant, null, $"demo/{endpoint.Receiver}");
            var settings = endpoint.Settings(address);
            await grains.GetGrain<ITenantDispatcherGrain>(tenant).Create(new CreateEndpoint(id, null, settings));
            var delivery = new DemoDelivery(id, settings.Url, endpoint, new Random(Seed + place));
            var outcomes = facts.Where(fact => endpoint.Wants(fact.Fact.Type)).SelectMany(fact => delivery.Of(fact.Fact, fact.Appended, now));
            await Record(tenant, id, outcomes, cancellation);
            if (endpoint.Receiver == DemoReceiver.Paused)
            {
                await grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, id).ToString()).Pause();
            }
        }
    }

    private async Task<List<(DemoFact Fact, AppendResult Appended)>> Append(string tenant, DateTimeOffset now, CancellationToken cancellation)
    {
        var appended = new List<(DemoFact, AppendResult)>();
        foreach (var fact in DemoDay.Before(now).OrderBy(fact => fact.At))
        {
            var command = new AppendEvent($"evt_{Guid.CreateVersion7(fact.At):N}", fact.Type, fact.Source, fact.Audience, 0, fact.Payload, null);
            appended.Add((fact, (await log.Append(tenant, [command], fact.At, cancellation)).Single()));
        }

        return appended;
    }

    private async Task Record(string tenant, string id, IEnumerable<DeliveryOutcome> outcomes, CancellationToken cancellation)
    {
        if (await endpoints.Find(tenant, id, cancellation) is not { } row)
        {
            return;
        }

        var all = outcomes.OrderBy(outcome => outcome.Delivery.UpdatedAt).ToList();
        var lastSuccessAt = all.Max(outcome => outcome.Delivery.DeliveredAt);
        var failingSince = all.Find(outcome => outcome.Delivery.LastError is not null && outcome.Delivery.UpdatedAt > (lastSuccessAt ?? DateTimeOffset.MinValue));
        await figures.Add(DemoFigures.Of(tenant, all), cancellation);
        foreach (var chunk in all.Chunk(PerCommit))
        {
            await deliveries.Record(
                [new EndpointProgress(tenant, id, row.Lease, row.Cursor, failingSince?.Delivery.UpdatedAt, lastSuccessAt, chunk)], cancellation);
        }
    }
}
