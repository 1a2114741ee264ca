using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>HTTP with one credential, a session's or the tenant's key, at a server that may be killed at any moment.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(int port, string token)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(40) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <returns>Null when it may have happened or not: the connection broke, or the server could not say.</returns>
    public async Task<ApiAnswer?> TryAsk(HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return (int)answer.StatusCode >= 500 ? null : new ApiAnswer((int)answer.StatusCode, text);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Where the server is up, so that it must answer.</summary>
    public async Task<JsonElement> Ask(HttpMethod method, string path, object? body = null)
    {
        var answer = await TryAsk(method, path, body);
        Assert.True(answer is { Status: 200 }, $"{method} {path}: {answer}");
        return answer!.Json;
    }

    public void Dispose() => _http.Dispose();
}
