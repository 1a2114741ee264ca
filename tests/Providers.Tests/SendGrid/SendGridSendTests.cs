using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Channels;

public sealed class SendGridSendTests
{
    [Fact]
    public async Task TheRequestIsThatOfMailSend()
    {
        await using var api = await RecordingApi.Start(202, "", ("X-Message-Id", "LRzXl_NHStOGhQ4kofSm_A"));
        using var account = SendGridAccount.Of(api.Url);

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.Accepted, "LRzXl_NHStOGhQ4kofSm_A"), (outcome.Kind, outcome.ProviderMessageId));
        Assert.Equal(("POST /v3/mail/send", "Bearer SG.secret-key"), (api.Only.Line, api.Only.Headers["Authorization"]));
        var mail = api.Only.Json;
        var person = Assert.Single(mail.GetProperty("personalizations").EnumerateArray());
        Assert.Equal("ann@example.org", person.GetProperty("to")[0].GetProperty("email").GetString());
        Assert.Equal("msg_1-1", person.GetProperty("custom_args").GetProperty("attempt_id").GetString());
        Assert.Equal("<https://notify.example/u/token>", person.GetProperty("headers").GetProperty("List-Unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", person.GetProperty("headers").GetProperty("List-Unsubscribe-Post").GetString());
        Assert.Equal(("orders@notify.example", "Notify"), (mail.GetProperty("from").GetProperty("email").GetString(), mail.GetProperty("from").GetProperty("name").GetString()));
        Assert.Equal("Your order is on its way", mail.GetProperty("subject").GetString());
        Assert.Equal(["text/plain", "text/html"], mail.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("/base", "POST /base/v3/mail/send")]
    [InlineData("/base/", "POST /base/v3/mail/send")]
    public async Task TheAddressIsConfigurable(string path, string line)
    {
        await using var api = await RecordingApi.Start(202);
        using var account = SendGridAccount.Of(api.Url + path);

        Assert.Equal(OutcomeKind.Accepted, (await account.Send(TestMessages.Mail)).Kind);
        Assert.Equal(line, api.Only.Line);
    }

    [Theory]
    [InlineData("personalizations.0.to.0.email", OutcomeKind.RefusedRecipient)]
    [InlineData("personalizations.0.to", OutcomeKind.RefusedMessage)]
    [InlineData("from.email", OutcomeKind.RefusedAccount)]
    [InlineData("from", OutcomeKind.RefusedAccount)]
    [InlineData("content.0.value", OutcomeKind.RefusedMessage)]
    [InlineData("subject", OutcomeKind.RefusedMessage)]
    [InlineData(null, OutcomeKind.RefusedMessage)]
    public async Task ABadRequestIsClassedByItsField(string? field, OutcomeKind kind)
    {
        var named = field is null ? "null" : $"\"{field}\"";
        await using var api = await RecordingApi.Start(400, $$"""{"errors":[{"message":"Does not contain a valid address.","field":{{named}},"help":"http://sendgrid.com"}]}""");
        using var account = SendGridAccount.Of(api.Url);

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((kind, null), (outcome.Kind, outcome.Suppression));
        Assert.Contains("Does not contain a valid address.", outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "", OutcomeKind.Accepted)]
    [InlineData(202, "", OutcomeKind.Accepted)]
    [InlineData(202, "anything", OutcomeKind.Accepted)]
    [InlineData(200, "<html>", OutcomeKind.Unknown)]
    [InlineData(204, "", OutcomeKind.Unknown)]
    [InlineData(302, "", OutcomeKind.RefusedAccount)]
    [InlineData(400, "", OutcomeKind.RefusedMessage)]
    [InlineData(400, "[]", OutcomeKind.RefusedMessage)]
    [InlineData(400, "{\"errors\":{}}", OutcomeKind.RefusedMessage)]
    [InlineData(401, "{\"errors\":[{\"message\":\"The provided authorization grant is invalid\"}]}", OutcomeKind.RefusedAccount)]
    [InlineData(403, "{\"errors\":[{\"message\":\"The from address does not match a verified Sender Identity\"}]}", OutcomeKind.RefusedAccount)]
    [InlineData(404, "", OutcomeKind.RefusedMessage)]
    [InlineData(413, "", OutcomeKind.RefusedMessage)]
    [InlineData(429, "", OutcomeKind.Later)]
    [InlineData(500, "", OutcomeKind.Unknown)]
    [InlineData(503, "", OutcomeKind.Unknown)]
    public async Task AnAnswerIsClassedByItsStatus(int status, string body, OutcomeKind kind)
    {
        await using var api = await RecordingApi.Start(status, status == 204 ? "" : body);
        using var account = SendGridAccount.Of(api.Url);

        Assert.Equal(kind, (await account.Send(TestMessages.Mail)).Kind);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset", 1_772_452_830, 30)]
    [InlineData("X-RateLimit-Reset", 1_772_452_000, 0)]
    [InlineData("X-RateLimit-Reset", 9_999_999_999, 86_400)]
    [InlineData("Retry-After", 12, 12)]
    public async Task AThrottledAccountWaitsUntilSendGridsOwnInterval(string header, long value, int seconds)
    {
        var time = new ManualTimeProvider();
        await using var api = await RecordingApi.Start(429, "", (header, $"{value}"));
        using var account = SendGridAccount.Of(api.Url, time);

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.Later, OutcomeScope.Account, time.GetUtcNow().AddSeconds(seconds)), (outcome.Kind, outcome.Scope, outcome.Until));
    }

    [Theory]
    [InlineData(202, OutcomeKind.Accepted)]
    [InlineData(400, OutcomeKind.RefusedMessage)]
    [InlineData(503, OutcomeKind.Unknown)]
    public async Task AnAnswerWithoutEndIsCut(int status, OutcomeKind kind)
    {
        await using var api = await LocalHttp.Start(context => Pour(context, status));
        using var account = SendGridAccount.Of(api.Urls.First());

        Assert.Equal(kind, (await account.Send(TestMessages.Mail)).Kind);
    }

    [Fact]
    public async Task AKeyThatTheAnswerRepeatsIsNotKept()
    {
        await using var api = await RecordingApi.Start(401, """{"errors":[{"message":"SG.secret-key is not a key"}]}""");
        using var account = SendGridAccount.Of(api.Url);

        Assert.DoesNotContain("SG.secret-key", (await account.Send(TestMessages.Mail)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiKey", "")]
    [InlineData("apiKey", "two\nlines")]
    [InlineData("url", "not a url")]
    [InlineData("from", "nobody")]
    public async Task SettingsThatCannotBeAreTheAccountsFault(string field, string value)
    {
        using var account = SendGridAccount.Of("http://127.0.0.1:1", more: (field, value));

        Assert.Equal(OutcomeKind.RefusedAccount, (await account.Send(TestMessages.Mail)).Kind);
    }

    [Theory]
    [InlineData(200, """{"scopes":["mail.send","user.email.read"]}""", true)]
    [InlineData(200, """{"scopes":["user.email.read"]}""", false)]
    [InlineData(401, """{"errors":[{"message":"The provided authorization grant is invalid"}]}""", false)]
    [InlineData(403, """{"errors":[{"message":"access forbidden"}]}""", true)]
    [InlineData(502, "", false)]
    public async Task ACheckAsksForTheKeysScopes(int status, string body, bool isReachable)
    {
        await using var api = await RecordingApi.Start(status, body);
        using var account = SendGridAccount.Of(api.Url);

        var check = await account.Check();

        Assert.Equal(isReachable, check.IsReachable);
        Assert.StartsWith("answers", check.Detail, StringComparison.Ordinal);
        Assert.Equal(("GET /v3/scopes", "Bearer SG.secret-key"), (api.Only.Line, api.Only.Headers["Authorization"]));
    }

    private static async Task Pour(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        var chunk = new byte[64 * 1024];
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone, as it should.
        }
    }
}
