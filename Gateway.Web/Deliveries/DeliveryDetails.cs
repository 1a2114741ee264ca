using System.Security.Cryptography;
using OrleansNotify.Activity;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>One delivery with all that is known of it.</summary>
internal sealed class DeliveryDetails(
    IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, IActivityLog activity, IGrainFactory grains, TimeProvider time)
{
    public async Task<DeliveryAnswer> Of(string tenant, DeliveryRow row, CancellationToken cancellation)
    {
        var id = new DeliveryId(row.EndpointId, row.Seq);
        var logged = (await log.ReadMany(tenant, [row.Seq], cancellation)).SingleOrDefault();
        var attempts = await deliveries.Attempts(tenant, id, cancellation);
        var endpoint = await endpoints.Find(tenant, row.EndpointId, cancellation);
        var settings = endpoint is null ? null : EndpointSettingsJson.Read(endpoint.Settings);
        var last = attempts.Count == 0 ? null : attempts[^1];
        return DeliveryAnswer.Of(row) with
        {
            Payload = logged is null ? null : new RawJson(logged.Payload),
            AttemptLog = AttemptAnswer.Of(attempts),
            Why = WhyRules.Of(await Facts(tenant, row, endpoint, settings, last, cancellation)),
            Sha256 = logged is null ? null : Convert.ToHexStringLower(SHA256.HashData(logged.Payload)),
            Bytes = logged?.Payload.Length,
            EndpointUrl = settings?.Url ?? last?.Url,
            EndpointName = settings?.Description is { Length: > 0 } name ? name : null,
            IsEndpointDeleted = endpoint is null,
        };
    }

    private async Task<WhyFacts> Facts(
        string tenant, DeliveryRow row, EndpointRow? endpoint, EndpointSettings? settings, AttemptRow? last, CancellationToken cancellation)
    {
        var isWaiting = endpoint is not null && row.Status is DeliveryStatus.Pending or DeliveryStatus.Retrying;
        var isRunning = endpoint?.State == EndpointState.Enabled;
        var view = isWaiting && isRunning ? await grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, row.EndpointId).ToString()).Get() : null;
        var stopped = isWaiting && !isRunning
            ? await activity.List(new ActivityQuery(tenant, 1, Action: $"endpoint.{endpoint!.State}", Subject: endpoint.Id), cancellation)
            : [];
        return new WhyFacts(
            row, endpoint, last, view?.Breaker, settings?.RateLimit ?? 0, stopped.Count == 0 ? null : stopped[0], time.GetUtcNow());
    }
}
