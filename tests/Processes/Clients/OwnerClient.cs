using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansNotify.Receivers;
using OrleansNotify.Processes;

namespace OrleansNotify.Clients;

/// <summary>What the owner of endpoints does with a key of the tenant.</summary>
internal sealed class OwnerClient : IDisposable
{
    public const string EventType = "test.happened";

    private readonly HttpClient _http;

    public OwnerClient(int port, string host = "127.0.0.1", string apiKey = ServerSettings.ApiKey)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://{host}:{port}"), Timeout = TimeSpan.FromSeconds(40) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
    }

    public async Task<Published> Publish(long number, string? idempotencyKey = null, string type = EventType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events")
        {
            Content = new StringContent(Event(type, number), Encoding.UTF8, "application/json"),
        };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            using var answer = await _http.SendAsync(request);
            return answer.IsSuccessStatusCode ? Accepted(await answer.Content.ReadFromJsonAsync<JsonElement>())
                : (int)answer.StatusCode >= 500 ? Published.Unknown
                : throw new InvalidOperationException($"an event was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return Published.NotSent;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            return Published.Unknown;
        }
    }

    /// <summary>Up to 1,000 events in one request, all accepted; their first <c>seq</c> and their last.</summary>
    public async Task<(long First, long Last)> PublishAll(IEnumerable<long> numbers, string type = EventType)
    {
        using var body = new StringContent($"[{string.Join(',', numbers.Select(number => Event(type, number)))}]", Encoding.UTF8, "application/json");
        var items = await Send(HttpMethod.Post, "/v1/events", body);
        var seqs = items.EnumerateArray().Select(item => item.GetProperty("seq").GetInt64()).ToList();
        return (seqs.Min(), seqs.Max());
    }

    /// <param name="settings">Beside its URL.</param>
    /// <returns>Its id.</returns>
    public async Task<string> CreateEndpoint(string url, params (string Name, object Value)[] settings)
    {
        var body = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        body["url"] = url;
        return (await Send(HttpMethod.Post, "/v1/endpoints", JsonContent.Create(body))).GetProperty("id").GetString()!;
    }

    public Task Delete(string endpoint) => Send(HttpMethod.Delete, $"/v1/endpoints/{endpoint}");

    /// <param name="action">Such as <c>pause</c> and <c>resume</c>.</param>
    public Task<JsonElement> Tell(string endpoint, string action, object? body = null)
        => Send(HttpMethod.Post, $"/v1/endpoints/{endpoint}/{action}", body is null ? null : JsonContent.Create(body));

    public Task<JsonElement> Endpoint(string endpoint) => Send(HttpMethod.Get, $"/v1/endpoints/{endpoint}");

    public Task<JsonElement> Replay(string replay) => Send(HttpMethod.Get, $"/v1/replays/{replay}");

    public Task<JsonElement> Resend(object filter) => Send(HttpMethod.Post, "/v1/deliveries/resend", JsonContent.Create(filter));

    /// <summary>All of one status.</summary>
    public async Task<IReadOnlyList<ShownDelivery>> Deliveries(string endpoint, string status)
    {
        var shown = new List<ShownDelivery>();
        for (var before = ""; before is not null;)
        {
            var page = await Send(HttpMethod.Get, $"/v1/deliveries?endpoint={endpoint}&status={status}&limit=100&before={before}");
            shown.AddRange(page.GetProperty("items").EnumerateArray().Select(ShownDelivery.Of));
            before = page.GetProperty("next").GetString();
        }

        return shown;
    }

    /// <summary>One with the numbers of its attempts.</summary>
    public async Task<ShownDelivery> Delivery(string endpoint, long seq)
        => ShownDelivery.Of(await Send(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/v1/deliveries/dlv_{endpoint[3..]}_{seq}")));

    public void Dispose() => _http.Dispose();

    private static string Event(string type, long number)
        => string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"{{{type}}}","payload":{"n":{{{number}}}}}""");

    private static Published Accepted(JsonElement answer)
        => new(PostOutcome.Accepted, answer.GetProperty("id").GetString(), answer.GetProperty("seq").GetInt64());

    private async Task<JsonElement> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
        }

        return answer.StatusCode == HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
