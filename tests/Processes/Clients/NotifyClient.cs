using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansNotify.Processes;

namespace OrleansNotify.Clients;

/// <summary>What senders and people do at one gateway.</summary>
internal sealed class NotifyClient(int port, string host = "127.0.0.1") : IDisposable
{
    private const int PageSize = 100;
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{host}:{port}"), Timeout = TimeSpan.FromSeconds(40) };

    public int Port => port;

    /// <param name="tenant">Before the paths: empty for the default tenant, else <c>/t/name</c>.</param>
    public async Task<Person> SignIn(string email, string tenant = "")
    {
        await AskCode(email, tenant);
        var (status, token) = await Verify(email, await ReadCode(email), tenant);
        return status == HttpStatusCode.OK ? new Person(email, token!) : throw new InvalidOperationException($"{email} was answered {status}");
    }

    /// <summary>Also where the person is signed in elsewhere.</summary>
    public async Task<Person> SignInOnAnotherDevice(string email)
    {
        var before = (await Codes(email)).Count;
        using var asked = await _http.PostAsJsonAsync("/v1/auth/otp/request", new { email });
        var challengeId = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("challengeId").GetString();
        var codes = new List<string>();
        await Eventually.Holds(async () => (codes = await Codes(email)).Count > before, $"a code for {email} is mailed");
        using var answer = await _http.PostAsJsonAsync("/v1/auth/otp/verify", new { challengeId, email, code = codes[^1] });
        answer.EnsureSuccessStatusCode();
        return new Person(email, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!);
    }

    public async Task AskCode(string email, string tenant = "")
    {
        using var asked = await _http.PostAsJsonAsync($"{tenant}/request-otp", new { email });
        asked.EnsureSuccessStatusCode();
    }

    /// <summary>The newest code that was mailed to the address.</summary>
    public async Task<string> ReadCode(string email)
    {
        var code = "";
        await Eventually.Holds(async () => (code = (await Codes(email)).LastOrDefault("")).Length > 0, $"a code for {email} is mailed");
        return code;
    }

    /// <returns>The answer, and the session's token when the code was right.</returns>
    public async Task<(HttpStatusCode Status, string? Token)> Verify(string email, string otp, string tenant = "")
    {
        using var answer = await _http.PostAsJsonAsync($"{tenant}/verify-otp", new { email, otp });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.TryGetProperty("token", out var token) ? token.GetString() : null);
    }

    public async Task Logout(Person person)
    {
        using var request = As(person, HttpMethod.Post, "/v1/auth/logout");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<HttpStatusCode> CountStatus(Person person)
    {
        using var request = As(person, HttpMethod.Get, "/v1/inbox/count");
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <param name="to">One person's address, or null for everyone.</param>
    public async Task<PostOutcome> Post(long number, string? to = null, string? idempotencyKey = null)
    {
        var body = to is null
            ? $$"""{"type":"notification","message":"hello","n":{{number}}}"""
            : $$"""{"type":"private","email":"{{to}}","message":"hello","n":{{number}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServerSettings.WebhookToken);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            using var answer = await _http.SendAsync(request);
            return answer.IsSuccessStatusCode ? PostOutcome.Accepted
                : (int)answer.StatusCode >= 500 ? PostOutcome.Unknown
                : throw new InvalidOperationException($"a webhook was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return PostOutcome.NotSent;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return PostOutcome.Unknown;
        }
    }

    /// <summary>The whole inbox, oldest first.</summary>
    public async Task<IReadOnlyList<SeenEvent>> Inbox(Person person)
    {
        var seen = new List<SeenEvent>();
        for (long? before = long.MaxValue; before is not null;)
        {
            using var request = As(person, HttpMethod.Get, string.Create(
                CultureInfo.InvariantCulture, $"/v1/inbox?limit={PageSize}&before={before}"));
            using var answer = await _http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Where(IsNumbered).Select(item => new SeenEvent(
                item.GetProperty("seq").GetInt64(), item.GetProperty("payload").GetProperty("n").GetInt64())));
            before = page.GetProperty("nextBefore") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }

        seen.Reverse();
        return seen;
    }

    // Others were sent by another test of the same cluster.
    private static bool IsNumbered(JsonElement item) => item.GetProperty("payload").TryGetProperty("n", out _);

    public Task<JsonElement> Counters() => _http.GetFromJsonAsync<JsonElement>("/dev/counters.json");

    public void Dispose() => _http.Dispose();

    /// <summary>All that were mailed, the newest last.</summary>
    private async Task<List<string>> Codes(string email)
    {
        var mails = await _http.GetFromJsonAsync<JsonElement>($"/dev/mail.json?to={Uri.EscapeDataString(email)}");
        return [.. mails.EnumerateArray()
            .OrderBy(mail => mail.GetProperty("sentAt").GetString(), StringComparer.Ordinal)
            .Select(mail => new SmtpMail(email, mail.GetProperty("text").GetString()!).Code)];
    }

    private static HttpRequestMessage As(Person person, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        return request;
    }
}
