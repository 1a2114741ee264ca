using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Dashboard;

/// <summary>What a shop's server tells the dashboard, signed. No answer, 429 and 5xx are sent again with the call's one idempotency key.</summary>
public sealed class DashboardWebhooks(DashboardOptions options, HttpClient http)
{
    private readonly Attempts _attempts = new(http, options.Retries, options.Timeout, options.Time);

    /// <param name="idempotencyKey">Default: of the order and its status, as payment services report a checkout more than once.</param>
    public Task<OrderTaken> HandleCheckoutComplete(Checkout checkout, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        var key = idempotencyKey ?? $"checkout-{Sign(Encoding.UTF8.GetBytes($"{checkout.OrderNumber}:{checkout.Status}"), "checkout")}";
        return Send("orders", OrderPosted.Of(checkout, options.Tenant), NotifyJson.Default.OrderPosted, NotifyJson.Default.OrderTaken, key, cancellation);
    }

    public Task<NotificationTaken> SendLowStockAlert(LowStock product, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Send(Notes.Of(product, options.Tenant), idempotencyKey, cancellation);
    }

    public Task<NotificationTaken> SendMaintenanceNotification(Maintenance work, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Send(Notes.Of(work, options.Tenant), idempotencyKey, cancellation);
    }

    private Task<NotificationTaken> Send(NotePosted note, string? idempotencyKey, CancellationToken cancellation)
        => Send(
            "notifications", note, NotifyJson.Default.NotePosted, NotifyJson.Default.NotificationTaken, idempotencyKey ?? IdempotencyKeys.New(), cancellation);

    private async Task<T> Send<TBody, T>(
        string kind, TBody note, JsonTypeInfo<TBody> form, JsonTypeInfo<T> answer, string idempotencyKey, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(note, form);
        var signature = Sign(body, options.Secret);
        using var response = await _attempts.Send(() => Request(kind, body, signature, idempotencyKey), IsTemporary, cancellation);
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), answer)!;
    }

    private HttpRequestMessage Request(string kind, byte[] body, string signature, string idempotencyKey) => new(HttpMethod.Post, Addresses.At(options.Url, $"/api/webhooks/{kind}"))
    {
        Headers = { { "X-Webhook-Signature", signature }, { "Idempotency-Key", idempotencyKey } },
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private static bool IsTemporary(HttpStatusCode status) => status is 0 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static string Sign(byte[] body, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
