using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Processes;

namespace OrleansNotify.Clients;

/// <summary>A tenant's system that has messages sent on four channels.</summary>
internal sealed class MessageOwner : IDisposable
{
    public static readonly IReadOnlyList<string> Channels = ["sms", "whatsapp", "email", "push"];

    public const string HttpSecret = "whsec_c3lzdGVtLXRlc3RzLXNlY3JldC0wMDAx";

    private const string PushKey = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private const string PushSecret = "BTBZMqHH6r4Tts7J_aSIgg";

    private readonly HttpClient _http;

    public MessageOwner(int port, string host = "127.0.0.1")
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://{host}:{port}"), Timeout = TimeSpan.FromSeconds(40) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerSettings.ApiKey);
    }

    /// <summary>An account on each channel, a second one for SMS that could take what the first did not answer, and a contact with a browser.</summary>
    public async Task SetUp(Uri fakes)
    {
        var url = fakes.GetLeftPart(UriPartial.Authority);
        var sid = $"AC{new string('0', 32)}";
        foreach (var account in (object[])[
            new { provider = "twilio-sms", settings = new { accountSid = sid, authToken = "secret", from = "+15005550006", url } },
            new { provider = "twilio-sms", settings = new { accountSid = $"AC{new string('1', 32)}", authToken = "secret", from = "+15005550006", url } },
            new { provider = "twilio-whatsapp", settings = new { accountSid = sid, authToken = "secret", from = "+15005550006", url } },
            new { provider = "sendgrid", settings = new { apiKey = "SG.fake", from = "shop@example.org", url } },
            new { provider = "http", channel = "push", settings = new { url = $"{url}/http", secret = HttpSecret } }])
        {
            await Send(HttpMethod.Post, "/v1/providers", account);
        }

        var subscription = new { endpoint = "https://push.example.org/kills", keys = new { p256dh = PushKey, auth = PushSecret } };
        await Send(HttpMethod.Put, "/v1/people/kills", new { addresses = new object[] { new { channel = "push", subscription } } });
    }

    /// <returns>The ids of the events; null: nobody can say, or some were refused.</returns>
    public async Task<IReadOnlyList<string>?> TryPublish(IReadOnlyList<int> numbers)
    {
        try
        {
            var answer = await Send(HttpMethod.Post, "/v1/events", numbers.Select(Event));
            return [.. answer.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<ShownMessage>> Messages(string? status = null)
    {
        var shown = new List<ShownMessage>();
        for (var before = ""; before is not null;)
        {
            var filter = status is null ? "" : $"&status={status}";
            var page = await Send(HttpMethod.Get, $"/v1/messages?limit=100{filter}{(before.Length == 0 ? "" : $"&before={before}")}", null);
            shown.AddRange(page.GetProperty("messages").EnumerateArray().Select(ShownMessage.Of));
            before = page.GetProperty("next").GetString();
        }

        return shown;
    }

    public async Task<bool> HasWaiting(string status = "waiting")
        => (await Send(HttpMethod.Get, $"/v1/messages?limit=1&status={status}", null)).GetProperty("messages").GetArrayLength() > 0;

    /// <summary>A message on each of <see cref="Channels"/>, in whose text is the number.</summary>
    public static object Event(int number) => new
    {
        type = "order_update",
        source = "pos",
        idempotencyKey = $"kills-{number}",
        payload = new { orderId = $"N{number}E", status = "ready" },
        audience = (string[])[$"sms:+43664{1_000_000 + number}", $"whatsapp:+43664{1_000_000 + number}", $"email:kills{number}@example.org", "p:kills"],
    };

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
    }
}
