using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.Simulator;

/// <summary>What the owner of the endpoints does at the server's API.</summary>
internal sealed class Owner : IDisposable
{
    public const string Key = "simulation-api-key";
    private const string EventType = "order.created";
    private const int Timeout = 1;

    private readonly HttpClient _http;

    public Owner(Uri server)
    {
        _http = new HttpClient { BaseAddress = server };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public async Task<string> CreateEndpoint(string url, CancellationToken cancellation)
        => (await Post("/v1/endpoints", new { url, timeout = Timeout }, cancellation)).GetProperty("id").GetString()!;

    public Task Publish(string type, object payload, string[] audience, CancellationToken cancellation)
        => Post("/v1/events", new { type, payload, audience }, cancellation);

    public Task Publish(long number, CancellationToken cancellation)
        => Post("/v1/events", new { type = EventType, payload = new { number } }, cancellation);

    /// <summary>Resuming says that the receiver works again: its breaker closes.</summary>
    public async Task PauseAndResume(string endpoint, CancellationToken cancellation)
    {
        await Post($"/v1/endpoints/{endpoint}/pause", new { }, cancellation);
        await Post($"/v1/endpoints/{endpoint}/resume", new { skip = false }, cancellation);
    }

    public Task ResendDeadLetters(CancellationToken cancellation) => Post("/v1/deliveries/resend", new { }, cancellation);

    public async Task<string> Breaker(string endpoint, CancellationToken cancellation)
        => (await _http.GetFromJsonAsync<JsonElement>($"/v1/endpoints/{endpoint}", cancellation)).GetProperty("breaker").GetString()!;

    public async Task<(long Retrying, long Dead)> Counts(CancellationToken cancellation)
    {
        var status = await _http.GetFromJsonAsync<JsonElement>("/debug/status", cancellation);
        return (status.GetProperty("retryQueueSize").GetInt64(), status.GetProperty("deadLetters").GetInt64());
    }

    public void Dispose() => _http.Dispose();

    public Task<JsonElement> Get(string path, CancellationToken cancellation) => _http.GetFromJsonAsync<JsonElement>(path, cancellation);

    public async Task Put(string path, object body, CancellationToken cancellation)
    {
        using var answer = await _http.PutAsJsonAsync(path, body, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> Post(string path, object body, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }
}
