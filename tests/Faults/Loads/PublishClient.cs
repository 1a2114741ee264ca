using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>One publish after the other through the front, each written down.</summary>
internal sealed class PublishClient(Front front, RunLog log) : IDisposable
{
    // Longer than any answer of a gateway that still tries.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) })
    {
        Timeout = Patience,
    };

    /// <returns>What it was answered, and whether it may be there all the same.</returns>
    public async Task<(Answer? Answer, PostOutcome Outcome)> Publish(Tenant tenant, int sender, long number, string? key, string body)
    {
        var began = Stopwatch.GetTimestamp();
        log.Note("invoke", number);
        var (status, hasRetryAfter, answer, outcome) = await Send(tenant, key, body);
        log.Calls.Enqueue(new Call(sender, began, Stopwatch.GetTimestamp(), status, hasRetryAfter));
        log.Note(outcome.ToString(), new { number, status, answer?.Seq });
        return (answer, outcome);
    }

    public static string Body(Tenant tenant, long number, string? to, bool isForEndpoints)
    {
        var type = isForEndpoints ? "hook.made" : "note.made";
        var audience = to is null ? "*" : $"u:{to}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"type":"{{{type}}}","audience":["{{{audience}}}"],"payload":{"n":{{{number}}},"to":"{{{to}}}","canary":"{{{tenant.Canary}}}"}}""");
    }

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, bool HasRetryAfter, Answer? Answer, PostOutcome Outcome)> Send(Tenant tenant, string? key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{front.Next()}/v1/events"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tenant.ApiKey);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        try
        {
            using var answer = await _http.SendAsync(request);
            var accepted = answer.IsSuccessStatusCode ? await Read(answer) : null as Answer?;
            return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null, accepted, accepted is null ? PostOutcome.Unknown : PostOutcome.Accepted);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return (0, false, null, PostOutcome.NotSent);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException or IOException)
        {
            return (0, false, null, PostOutcome.Unknown);
        }
    }

    private static async Task<Answer?> Read(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        // Without one, as of an event for later: which ours are not, so that the check of the order finds it.
        return new Answer(json.GetProperty("id").GetString()!, json.TryGetProperty("seq", out var seq) ? seq.GetInt64() : 0);
    }
}
