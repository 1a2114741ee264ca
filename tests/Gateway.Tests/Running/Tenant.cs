using System.Globalization;
using System.Text.Json;
using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>One tenant of a server, as its webhook source and its people see it.</summary>
public sealed class Tenant(Server server, string name, string prefix, string webhookToken)
{
    private static int _people;

    public Server Server => server;

    public string Name => name;

    public string WebhookToken => webhookToken;

    public string Prefix => prefix;

    public string ApiKey { get; init; } = "";

    /// <summary>An address that no other test uses.</summary>
    public static string NewAddress(string person)
        => string.Create(CultureInfo.InvariantCulture, $"{person}.{Interlocked.Increment(ref _people)}@codingninjas.com");

    public Task<Answer> Post(string payload, string? idempotencyKey = null)
        => server.Post($"{prefix}/webhook", payload, webhookToken, idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Posts <c>{"type":"notification","message":…}</c> and wants it accepted.</summary>
    public async Task Notify(string message)
        => (await Post(JsonSerializer.Serialize(new { type = "notification", message }))).Is(200, Seed.Received);

    public async Task NotifyPrivately(string email, string message)
        => (await Post(JsonSerializer.Serialize(new { type = "private", email, message }))).Is(200, Seed.Received);

    /// <summary>Publishes by the tenant's API key.</summary>
    public Task<Answer> Publish(string body, params (string, string)[] headers) => server.Post("/v1/events", body, ApiKey, headers);

    /// <summary>Publishes an event of this type to endpoints only and wants it accepted.</summary>
    public async Task<JsonElement> Publish(string type, object payload)
    {
        var answer = await Publish(JsonSerializer.Serialize(new { type, payload }));
        Assert.True(answer.Status == 202, answer.Body);
        return answer.Json;
    }

    /// <summary>Makes an endpoint of the tenant's own.</summary>
    public async Task<JsonElement> NewEndpoint(object settings)
    {
        var answer = await server.Post("/v1/endpoints", JsonSerializer.Serialize(settings), ApiKey);
        Assert.True(answer.Status == 201, answer.Body);
        return answer.Json;
    }

    public Task<Answer> Get(string path) => server.Get(path, ApiKey);

    public Task<Answer> Call(string path, string? json = null) => server.Post(path, json, ApiKey);

    public Task<Answer> PutSource(string source, string json)
        => server.Put($"/v1/admin/tenants/{name}/sources/{source}", json, Server.AdminToken);

    public Task<Answer> RequestOtp(string email, string? token = null)
        => server.Post($"{prefix}/request-otp", JsonSerializer.Serialize(new { email }), token);

    public Task<Answer> VerifyOtp(string email, string otp, string? token = null)
        => server.Post($"{prefix}/verify-otp", JsonSerializer.Serialize(new { email, otp }), token);

    public Task<Answer> RequestCode(string email) => server.Post($"{prefix}/v1/auth/otp/request", JsonSerializer.Serialize(new { email }));

    public Task<Answer> VerifyCode(string? challengeId, string email, string? code, string? idempotencyKey = null)
        => server.Post(
            $"{prefix}/v1/auth/otp/verify", JsonSerializer.Serialize(new { challengeId, email, code }), null,
            idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Asks for a code by the seed's route and reads it from the captured mail.</summary>
    public async Task<string> NewCode(string email, string? token = null)
    {
        var before = (await CodesTo(email)).Count;
        (await RequestOtp(email, token)).Is(200, Seed.CodeSent);
        return await CodeAfter(email, before);
    }

    /// <summary>Asks for a code by the v1 route.</summary>
    public async Task<(string ChallengeId, string Code)> NewChallenge(string email)
    {
        var before = (await CodesTo(email)).Count;
        var asked = await RequestCode(email);
        Assert.Equal(202, asked.Status);
        return (asked.Json.GetProperty("challengeId").GetString()!, await CodeAfter(email, before));
    }

    public Task<Person> SignIn(string person) => SignInAs(NewAddress(person));

    public async Task<Person> SignInAs(string email)
    {
        var (challengeId, code) = await NewChallenge(email);
        var signedIn = await VerifyCode(challengeId, email, code);
        Assert.Equal(200, signedIn.Status);
        return new Person(this, email, signedIn.Json.GetProperty("token").GetString()!);
    }

    /// <summary>Codes in captured mail, the newest last.</summary>
    public async Task<List<string>> CodesTo(string email)
    {
        var mail = await server.Get($"/dev/mail.json?to={Uri.EscapeDataString(email)}");
        return [.. mail.Json.EnumerateArray()
            .OrderBy(item => item.GetProperty("sentAt").GetDateTimeOffset())
            .Select(item => new SmtpMail(email, item.GetProperty("text").GetString()!).Code)];
    }

    private async Task<string> CodeAfter(string email, int before)
    {
        List<string> codes = [];
        await Eventually.Holds(async () => (codes = await CodesTo(email)).Count > before, $"mail to {email}");
        return codes[^1];
    }
}
