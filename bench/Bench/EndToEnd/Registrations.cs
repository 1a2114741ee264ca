using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>The endpoints of one run at one system: made before it, deleted after it.</summary>
internal sealed class Registrations : IAsyncDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http;
    private readonly List<string> _ids = [];

    public Registrations(Contender contender, string apiKey)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{contender.Port}") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
    }

    public async Task Add(string url, string eventType, int timeout)
    {
        using var made = await Send(() => new HttpRequestMessage(HttpMethod.Post, "/v1/endpoints")
        {
            Content = JsonContent.Create(new { url, eventTypes = new[] { eventType }, timeout }),
        });
        _ids.Add((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _ids)
        {
            (await Send(() => new HttpRequestMessage(HttpMethod.Delete, $"/v1/endpoints/{id}"))).Dispose();
        }

        _http.Dispose();
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> make)
    {
        while (true)
        {
            using var request = make();
            var response = await _http.SendAsync(request);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (response.StatusCode != HttpStatusCode.TooManyRequests)
                {
                    throw new IOException(
                        $"{request.Method} {request.RequestUri} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                }
            }

            await Task.Delay(AskAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }
}
