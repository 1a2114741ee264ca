using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Activity;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>
/// Tells a tenant's own log what became of an endpoint, for the endpoints that name these event types. Reported once: the idempotency key
/// says what happened to whom since when. What changes an endpoint stands in the activity too.
/// </summary>
internal sealed class OperationalReports(IGrainFactory grains, IActivityLog activity, TimeProvider time, ILogger<OperationalReports> logger)
{
    /// <summary>The actor of what nobody asked for.</summary>
    private const string Actor = "server";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Disabled(EndpointKey key, string url, string reason, DateTimeOffset? failingSince)
    {
        var now = time.GetUtcNow();
        Report(
            key, OperationalEvent.EndpointDisabled, new { EndpointId = key.Id, Url = url, Reason = reason, FailingSince = failingSince },
            $"{reason}/{(failingSince ?? now).ToUnixTimeMilliseconds()}");
        WriteDown(new ActivityEntry(0, key.Tenant, Actor, OperationalEvent.EndpointDisabled, key.Id, "", now)).Ignore();
    }

    public void Failing(EndpointKey key, string url, DateTimeOffset? failingSince, DateTimeOffset? disabledAt, int warning) => Report(
        key, OperationalEvent.EndpointFailing, new { EndpointId = key.Id, Url = url, FailingSince = failingSince, DisabledAt = disabledAt },
        $"{failingSince?.ToUnixTimeMilliseconds()}/{warning}");

    public void Recovered(EndpointKey key, string url, DateTimeOffset failingSince) => Report(
        key, OperationalEvent.EndpointRecovered, new { EndpointId = key.Id, Url = url, FailingSince = failingSince },
        $"{failingSince.ToUnixTimeMilliseconds()}");

    public void FilterOverBudget(EndpointKey key, string url, long version) => Report(
        key, OperationalEvent.EndpointFilterOverBudget, new { EndpointId = key.Id, Url = url, Version = version }, $"{version}");

    /// <param name="hops">Of the event: what reports about it lead to is part of the same chain.</param>
    public void Dead(EndpointKey key, string url, DeliveryRow delivery, int hops)
    {
        // A report that cannot be delivered is not reported in its turn.
        if (delivery.Source != OperationalEvent.Source)
        {
            Report(
                key, OperationalEvent.DeliveryDead,
                new
                {
                    EndpointId = key.Id,
                    Url = url,
                    DeliveryId = new DeliveryId(key.Id, delivery.Seq).ToString(),
                    delivery.EventId,
                    EventType = delivery.Type,
                    delivery.Attempts,
                    delivery.LastStatusCode,
                    delivery.LastError,
                },
                $"{delivery.Seq}/{delivery.Attempts}",
                hops);
        }
    }

    private void Report(EndpointKey key, string type, object payload, string occasion, int hops = 0)
    {
        var command = new AppendEvent(
            $"evt_{Guid.CreateVersion7(time.GetUtcNow()):N}", type, OperationalEvent.Source, [], 0,
            JsonSerializer.SerializeToUtf8Bytes(payload, Json), $"{type}/{key.Id}/{occasion}", Hops: hops);
        Append(key, command).Ignore();
    }

    private async Task WriteDown(ActivityEntry entry)
    {
        try
        {
            await activity.Add(entry, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.ReportLost(e, entry.Tenant, entry.Subject, entry.Action);
        }
    }

    private async Task Append(EndpointKey key, AppendEvent command)
    {
        try
        {
            var result = await grains.GetGrain<ITenantLogGrain>(key.Tenant).Append(command);
            if (result.Status == AppendStatus.Unavailable)
            {
                logger.ReportLost(null, key.Tenant, key.Id, command.Type);
            }
        }
        catch (Exception e)
        {
            logger.ReportLost(e, key.Tenant, key.Id, command.Type);
        }
    }
}
