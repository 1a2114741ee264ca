using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Events;

/// <summary>Publishes events.</summary>
public sealed class EventsClient
{
    private readonly NotifyHttp _http;

    internal EventsClient(NotifyHttp http) => _http = http;

    /// <summary>Repeats the call where its answer was lost; its idempotency key makes that one event.</summary>
    public Task<EventAccepted> Publish(NewEvent one, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(one);
        var keyed = one.IdempotencyKey is null ? one with { IdempotencyKey = IdempotencyKeys.New() } : one;
        return _http.Send(
            HttpMethod.Post, "/v1/events", keyed, NotifyJson.Default.NewEvent, NotifyJson.Default.EventAccepted, cancellation, isRepeatable: true);
    }

    /// <summary>Takes an event back: it leaves every inbox.</summary>
    public Task Withdraw(string id, CancellationToken cancellation = default) => _http.Delete($"/v1/events/{Uri.EscapeDataString(id)}", cancellation);
}
