namespace OrleansNotify.Channels;

public sealed class SnsSendTests
{
    private const string Accepted = """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>94f20ce6-sns</MessageId></PublishResult>
        <ResponseMetadata><RequestId>f187a3c1</RequestId></ResponseMetadata></PublishResponse>
        """;

    [Fact]
    public async Task TheRequestIsThatOfPublish()
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("sns", api.Url, more: ("senderId", "SHOP"));

        var outcome = await account.Send(TestMessages.Sms);

        Assert.Equal((OutcomeKind.Accepted, "94f20ce6-sns"), (outcome.Kind, outcome.ProviderMessageId));
        Assert.Equal("POST /", api.Only.Line);
        Assert.Contains("/eu-west-1/sns/aws4_request, ", api.Only.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "Publish",
                ["Version"] = "2010-03-31",
                ["PhoneNumber"] = "+12065550100",
                ["Message"] = TestMessages.Sms.Text,
                ["MessageAttributes.entry.1.Name"] = "AWS.SNS.SMS.SMSType",
                ["MessageAttributes.entry.1.Value.DataType"] = "String",
                ["MessageAttributes.entry.1.Value.StringValue"] = "Transactional",
                ["MessageAttributes.entry.2.Name"] = "AWS.SNS.SMS.SenderID",
                ["MessageAttributes.entry.2.Value.DataType"] = "String",
                ["MessageAttributes.entry.2.Value.StringValue"] = "SHOP",
            },
            api.Only.Form);
    }

    [Theory]
    [InlineData("promotional", false, "Promotional")]
    [InlineData("promotional", true, "Transactional")]
    [InlineData("", false, "Transactional")]
    public async Task UrgentMessagesAreTransactional(string kind, bool isUrgent, string expected)
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("sns", api.Url, more: [("messageType", kind), ("senderId", "+12065550199")]);

        await account.Send(TestMessages.Sms with { IsUrgent = isUrgent });

        Assert.Equal(expected, api.Only.Form["MessageAttributes.entry.1.Value.StringValue"]);
        Assert.Equal("AWS.MM.SMS.OriginationNumber", api.Only.Form["MessageAttributes.entry.2.Name"]);
    }

    [Theory]
    [InlineData(400, "InvalidParameter", "Invalid parameter: PhoneNumber Reason: +12 is not valid to publish to", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(400, "InvalidParameter", "Invalid parameter: Message", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "ParameterValueInvalid", "", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "ValidationException", "", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(403, "AuthorizationError", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(403, "InvalidSecurity", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(403, "RequestExpired", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "Throttling", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(429, "Throttled", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(400, "ThrottlingException", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(400, "KMSThrottling", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(503, "SlowDown", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(503, "RequestLimitExceeded", "", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(500, "InternalError", "", OutcomeKind.Unknown, OutcomeScope.Message)]
    [InlineData(400, "NeverSeen", "", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(403, "NeverSeen", "", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    public async Task AnErrorIsClassedByItsCodeInXmlOrJson(int status, string code, string message, OutcomeKind kind, OutcomeScope scope)
    {
        string[] answers =
        [
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>
            """,
            $"""<?xml version="1.0"?><ErrorResponse><Error><Message>{message}</Message><Code>{code}</Code></Error></ErrorResponse>""",
            $$$"""{"Error":{"Code":"{{{code}}}","Message":"{{{message}}}","Type":"Sender"},"RequestId":"1"}""",
        ];
        foreach (var body in answers)
        {
            await using var api = await RecordingApi.Start(status, body);
            using var account = AwsAccount.Of("sns", api.Url);

            var outcome = await account.Send(TestMessages.Sms);

            Assert.Equal((kind, scope), (outcome.Kind, outcome.Scope));
            Assert.StartsWith(code, outcome.Code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>ok</html>")]
    [InlineData(200, "<PublishResponse><PublishResult></PublishResult></PublishResponse>")]
    [InlineData(200, "<!DOCTYPE x [<!ENTITY a \"b\">]><MessageId>&a;</MessageId>")]
    [InlineData(200, "<a><b></a>")]
    [InlineData(502, "<html>Bad gateway</html>")]
    public async Task AnAnswerThatIsNoAnswerIsUnknown(int status, string body)
    {
        await using var api = await RecordingApi.Start(status, body);
        using var account = AwsAccount.Of("sns", api.Url);

        Assert.Equal(OutcomeKind.Unknown, (await account.Send(TestMessages.Sms)).Kind);
    }

    [Fact]
    public async Task ACheckReadsTheAttributesOfSms()
    {
        await using var api = await RecordingApi.Start(200, "<GetSMSAttributesResponse/>");
        using var account = AwsAccount.Of("sns", api.Url);

        Assert.Equal(new ProviderCheck(true, "answers"), await account.Check());
        Assert.Equal("GetSMSAttributes", api.Only.Form["Action"]);
    }

    [Fact]
    public async Task SnsReportsNothing()
    {
        using var account = AwsAccount.Of("sns");

        Assert.False((await account.Read("{}"u8.ToArray())).IsVerified);
    }
}
