namespace OrleansNotify.Channels;

public sealed class SesSendTests
{
    private const string Accepted = """{"MessageId":"0102018c-ses"}""";

    [Fact]
    public async Task TheRequestIsThatOfSendEmail()
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("ses", api.Url, more: ("configurationSet", "notify"));

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.Accepted, "0102018c-ses"), (outcome.Kind, outcome.ProviderMessageId));
        Assert.Equal("POST /v2/email/outbound-emails", api.Only.Line);
        Assert.Contains("/eu-west-1/ses/aws4_request, SignedHeaders=content-type;host;x-amz-date, ", api.Only.Headers["Authorization"], StringComparison.Ordinal);
        var mail = api.Only.Json;
        Assert.Equal("Notify <orders@notify.example>", mail.GetProperty("FromEmailAddress").GetString()!.Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("ann@example.org", mail.GetProperty("Destination").GetProperty("ToAddresses")[0].GetString());
        Assert.Equal("notify", mail.GetProperty("ConfigurationSetName").GetString());
        var simple = mail.GetProperty("Content").GetProperty("Simple");
        Assert.Equal("Your order is on its way", simple.GetProperty("Subject").GetProperty("Data").GetString());
        Assert.Equal(("Order 17 is on its way.", "UTF-8"), (
            simple.GetProperty("Body").GetProperty("Text").GetProperty("Data").GetString(), simple.GetProperty("Body").GetProperty("Text").GetProperty("Charset").GetString()));
        Assert.Equal("<p>Order 17 is on its way.</p>", simple.GetProperty("Body").GetProperty("Html").GetProperty("Data").GetString());
        Assert.Equal(
            ["List-Unsubscribe", "List-Unsubscribe-Post"], simple.GetProperty("Headers").EnumerateArray().Select(header => header.GetProperty("Name").GetString()));
    }

    [Fact]
    public async Task TheAttemptsIdGoesAlongAsATag()
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("ses", api.Url);

        await account.Send(TestMessages.Mail with { Html = null, Headers = new Dictionary<string, string>() });

        var tag = api.Only.Json.GetProperty("EmailTags")[0];
        Assert.Equal(("attempt_id", "msg_1-1"), (tag.GetProperty("Name").GetString(), tag.GetProperty("Value").GetString()));
        Assert.False(api.Only.Json.TryGetProperty("ConfigurationSetName", out _));
        Assert.False(api.Only.Json.GetProperty("Content").GetProperty("Simple").GetProperty("Body").TryGetProperty("Html", out _));
        Assert.False(api.Only.Json.GetProperty("Content").GetProperty("Simple").TryGetProperty("Headers", out _));
    }

    [Fact]
    public async Task NamesAndDomainsBeyondAsciiAreEncoded()
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("ses", api.Url, more: ("from", "Bücher <shop@bücher.example>"));

        await account.Send(TestMessages.Mail with { To = "ann@bücher.example", Subject = "Grüße" });

        Assert.Equal("=?utf-8?b?QsO8Y2hlcg==?= <shop@xn--bcher-kva.example>", api.Only.Json.GetProperty("FromEmailAddress").GetString());
        Assert.Equal("ann@xn--bcher-kva.example", api.Only.Json.GetProperty("Destination").GetProperty("ToAddresses")[0].GetString());
        Assert.Equal("Grüße", api.Only.Json.GetProperty("Content").GetProperty("Simple").GetProperty("Subject").GetProperty("Data").GetString());
    }

    [Theory]
    [InlineData(400, "MessageRejected", "Email content rejected.", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "MessageRejected", "Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@example.org", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(400, "BadRequestException", "Missing final '@domain'", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(400, "BadRequestException", "Domain contains illegal character", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(400, "BadRequestException", "bad", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "AccountSuspendedException", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "SendingPausedException", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "MailFromDomainNotVerifiedException", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(404, "NotFoundException", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(429, "TooManyRequestsException", "Maximum sending rate exceeded.", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(400, "LimitExceededException", "Daily message quota exceeded.", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(400, "ThrottlingException", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(403, "SignatureDoesNotMatch", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(403, "InvalidClientTokenId", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(403, "AccessDeniedException", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "NewException", "", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(500, "InternalServiceErrorException", "", OutcomeKind.Unknown, OutcomeScope.Message)]
    public async Task AnErrorIsClassedByItsCodeInTheHeaderOrTheBody(int status, string code, string message, OutcomeKind kind, OutcomeScope scope)
    {
        (string, (string, string)[])[] answers =
        [
            ($$"""{"message":"{{message}}"}""", [("x-amzn-ErrorType", code)]),
            ($$"""{"message":"{{message}}"}""", [("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/com.amazonaws.sesv2/")]),
            ($$"""{"__type":"{{code}}","Message":"{{message}}"}""", []),
            ($$"""{"__type":"com.amazonaws.sesv2#{{code}}","message":"{{message}}"}""", []),
            ($$"""{"code":"{{code}}","message":"{{message}}"}""", []),
        ];
        foreach (var (body, headers) in answers)
        {
            await using var api = await RecordingApi.Start(status, body, headers);
            using var account = AwsAccount.Of("ses", api.Url);

            var outcome = await account.Send(TestMessages.Mail);

            Assert.Equal((kind, scope, null), (outcome.Kind, outcome.Scope, outcome.Suppression));
            Assert.StartsWith(code, outcome.Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAccountsDailyQuotaWaits()
    {
        var time = new ManualTimeProvider();
        await using var api = await RecordingApi.Start(400, """{"message":"Daily message quota exceeded."}""", ("x-amzn-ErrorType", "LimitExceededException"));
        using var account = AwsAccount.Of("ses", api.Url, time: time);

        Assert.Equal(time.GetUtcNow().AddMinutes(15), (await account.Send(TestMessages.Mail)).Until);
    }

    [Theory]
    [InlineData("""{"SendingEnabled":true,"ProductionAccessEnabled":true}""", "answers")]
    [InlineData("""{"SendingEnabled":true,"ProductionAccessEnabled":false}""", "sandbox")]
    [InlineData("""{"SendingEnabled":false,"ProductionAccessEnabled":true}""", "paused")]
    public async Task ACheckSaysWhatTheAccountMayDo(string answer, string said)
    {
        await using var api = await RecordingApi.Start(200, answer);
        using var account = AwsAccount.Of("ses", api.Url);

        var check = await account.Check();

        Assert.True(check.IsReachable);
        Assert.Contains(said, check.Detail, StringComparison.Ordinal);
        Assert.Equal("GET /v2/email/account", api.Only.Line);
    }

    [Fact]
    public async Task ACheckWithAWrongKeySaysWhatAwsSays()
    {
        await using var api = await RecordingApi.Start(403, """{"message":"The security token included in the request is invalid."}""", ("x-amzn-ErrorType", "UnrecognizedClientException"));
        using var account = AwsAccount.Of("ses", api.Url);

        Assert.Equal(new ProviderCheck(false, "UnrecognizedClientException: The security token included in the request is invalid."), await account.Check());
    }
}
