using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>How much waits and how much has failed.</summary>
internal sealed class SeedStatusReader(IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, TimeProvider time)
{
    /// <param name="most">Up to which deliveries are counted.</param>
    public async Task<SeedStatus> Read(string tenant, int most, CancellationToken cancellation)
    {
        var counts = await deliveries.Count(tenant, time.GetUtcNow(), most, cancellation);
        var head = (await log.Head(tenant, cancellation)).Seq;
        var rows = await new DeliveryScope(tenant, null).Rows(endpoints, cancellation);
        return new SeedStatus(
            counts.Due,
            counts.Retrying,
            counts.Dead,
            rows.Select(row => Math.Max(0, head - row.Cursor)).DefaultIfEmpty(0).Max(),
            new SeedCounts(counts.Pending, counts.Retrying, counts.Dead, counts.Cancelled),
            new SeedEndpointCounts(
                rows.Count,
                rows.Count(row => row.State == EndpointState.Enabled),
                rows.Count(row => row.State == EndpointState.Paused),
                rows.Count(row => row.State == EndpointState.Disabled)));
    }
}

/// <param name="QueueSize">Due now.</param>
/// <param name="RetryQueueSize">Waiting for a further attempt.</param>
/// <param name="Behind">How many events of the log the endpoint that is furthest behind has not considered.</param>
internal sealed record SeedStatus(
    long QueueSize, long RetryQueueSize, long DeadLetters, long Behind, SeedCounts Counts, SeedEndpointCounts Endpoints);

/// <summary>By the relay's words; what succeeded is not counted.</summary>
internal sealed record SeedCounts(long Pending, long Failed, long PermanentFailure, long Cancelled);

internal sealed record SeedEndpointCounts(int Total, int Enabled, int Paused, int Disabled);
