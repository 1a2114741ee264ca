using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Compat.Relay;

/// <summary>How much waits and how much has failed.</summary>
internal sealed class RelayStatusReader(IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, TimeProvider time)
{
    /// <param name="most">Up to which deliveries are counted.</param>
    public async Task<RelayStatus> Read(string tenant, int most, CancellationToken cancellation)
    {
        var counts = await deliveries.Count(tenant, time.GetUtcNow(), most, cancellation);
        var head = (await log.Head(tenant, cancellation)).Seq;
        var rows = await new DeliveryScope(tenant, null).Rows(endpoints, cancellation);
        return new RelayStatus(
            counts.Due,
            counts.Retrying,
            counts.Dead,
            rows.Select(row => Math.Max(0, head - row.Cursor)).DefaultIfEmpty(0).Max(),
            new RelayCounts(counts.Pending, counts.Retrying, counts.Dead, counts.Cancelled),
            new RelayEndpointCounts(
                rows.Count,
                rows.Count(row => row.State == EndpointState.Enabled),
                rows.Count(row => row.State == EndpointState.Paused),
                rows.Count(row => row.State == EndpointState.Disabled)));
    }
}

/// <param name="QueueSize">Due now.</param>
/// <param name="RetryQueueSize">Waiting for a further attempt.</param>
/// <param name="Behind">How many events of the log the endpoint that is furthest behind has not considered.</param>
internal sealed record RelayStatus(
    long QueueSize, long RetryQueueSize, long DeadLetters, long Behind, RelayCounts Counts, RelayEndpointCounts Endpoints);

/// <summary>By the relay's words; what succeeded is not counted.</summary>
internal sealed record RelayCounts(long Pending, long Failed, long PermanentFailure, long Cancelled);

internal sealed record RelayEndpointCounts(int Total, int Enabled, int Paused, int Disabled);
