using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrleansNotify.Client.Http;

/// <summary>Calls of the API with a credential. Only what may come twice is sent again when it is unknown what became of it.</summary>
internal sealed class NotifyHttp(NotifyOptions options, HttpClient http)
{
    private static readonly HttpStatusCode[] UnknownOutcome = [0, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    private readonly Attempts _attempts = new(http, options.Retries, options.Timeout, options.Time);

    public TimeProvider Time => options.Time;

    public Task<T> Get<T>(string path, JsonTypeInfo<T> answer, CancellationToken cancellation)
        => Read(HttpMethod.Get, path, null, null, isRepeatable: true, answer, cancellation);

    public Task<T> Send<TBody, T>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> form, JsonTypeInfo<T> answer, CancellationToken cancellation,
        bool isRepeatable = false, string? idempotencyKey = null)
        => Read(method, path, JsonSerializer.SerializeToUtf8Bytes(body, form), idempotencyKey, isRepeatable, answer, cancellation);

    public async Task Delete(string path, CancellationToken cancellation)
        => (await Call(HttpMethod.Delete, path, null, null, isRepeatable: false, cancellation)).Dispose();

    /// <summary>A request whose answer goes on; one attempt.</summary>
    public async Task<HttpResponseMessage> Stream(string path, string? lastEventId, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, path, null, null);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<T> Read<T>(
        HttpMethod method, string path, byte[]? body, string? idempotencyKey, bool isRepeatable, JsonTypeInfo<T> answer, CancellationToken cancellation)
    {
        using var response = await Call(method, path, body, idempotencyKey, isRepeatable, cancellation);
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), answer)!;
    }

    private Task<HttpResponseMessage> Call(
        HttpMethod method, string path, byte[]? body, string? idempotencyKey, bool isRepeatable, CancellationToken cancellation)
        => _attempts.Send(
            () => Request(method, path, body, idempotencyKey),
            status => status == HttpStatusCode.TooManyRequests || (isRepeatable && UnknownOutcome.Contains(status)), cancellation);

    private HttpRequestMessage Request(HttpMethod method, string path, byte[]? body, string? idempotencyKey)
    {
        var request = new HttpRequestMessage(method, Addresses.At(options.Url, path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {options.Token}");
        if (options.Tenant is { } tenant)
        {
            request.Headers.TryAddWithoutValidation("x-tenant-id", tenant);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }
}
