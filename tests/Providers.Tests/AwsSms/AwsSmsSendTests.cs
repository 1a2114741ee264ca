namespace OrleansNotify.Channels;

public sealed class AwsSmsSendTests
{
    private const string Accepted = """{"MessageId":"862a8790-eum"}""";

    [Fact]
    public async Task TheRequestIsThatOfSendTextMessage()
    {
        var time = new ManualTimeProvider();
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of(
            "aws-sms", api.Url, time: time, more: [("senderId", "+12065550199"), ("maxPrice", "0.20"), ("configurationSet", "notify")]);

        var outcome = await account.Send(TestMessages.Sms with { ExpiresAt = time.GetUtcNow().AddMinutes(5) });

        Assert.Equal((OutcomeKind.Accepted, "862a8790-eum"), (outcome.Kind, outcome.ProviderMessageId));
        Assert.Equal("POST /", api.Only.Line);
        Assert.Equal(("PinpointSMSVoiceV2.SendTextMessage", "application/x-amz-json-1.0"), (api.Only.Headers["X-Amz-Target"], api.Only.Headers["Content-Type"]));
        Assert.Contains("/eu-west-1/sms-voice/aws4_request, ", api.Only.Headers["Authorization"], StringComparison.Ordinal);
        var text = api.Only.Json;
        Assert.Equal(("+12065550100", "+12065550199"), (text.GetProperty("DestinationPhoneNumber").GetString(), text.GetProperty("OriginationIdentity").GetString()));
        Assert.Equal((TestMessages.Sms.Text, "TRANSACTIONAL"), (text.GetProperty("MessageBody").GetString(), text.GetProperty("MessageType").GetString()));
        Assert.Equal(("0.20", "notify", 300), (text.GetProperty("MaxPrice").GetString(), text.GetProperty("ConfigurationSetName").GetString(), text.GetProperty("TimeToLive").GetInt32()));
        Assert.Equal("msg_2-1", text.GetProperty("Context").GetProperty("attempt_id").GetString());
    }

    [Theory]
    [InlineData(-10, 5)]
    [InlineData(1, 5)]
    [InlineData(60, 60)]
    [InlineData(1_000_000, 259_200)]
    public async Task TheTimeToLiveIsWithinTheApisBounds(int seconds, int expected)
    {
        var time = new ManualTimeProvider();
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("aws-sms", api.Url, time: time);

        await account.Send(TestMessages.Sms with { ExpiresAt = time.GetUtcNow().AddSeconds(seconds) });

        Assert.Equal(expected, api.Only.Json.GetProperty("TimeToLive").GetInt32());
    }

    [Fact]
    public async Task WhatIsNotGivenIsNotSent()
    {
        await using var api = await RecordingApi.Start(200, Accepted);
        using var account = AwsAccount.Of("aws-sms", api.Url, more: ("messageType", "promotional"));

        await account.Send(TestMessages.Sms);

        Assert.Equal(
            ["Context", "DestinationPhoneNumber", "MessageBody", "MessageType"], api.Only.Json.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal("PROMOTIONAL", api.Only.Json.GetProperty("MessageType").GetString());
    }

    [Theory]
    [InlineData(400, "ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT", OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.Unsubscribed)]
    [InlineData(400, "ConflictException", "DESTINATION_PHONE_NUMBER_NOT_VERIFIED", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(400, "ConflictException", "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(400, "ConflictException", "NEW_REASON", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(400, "ValidationException", "PRICE_OVER_THRESHOLD", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "ValidationException", "DESTINATION_COUNTRY_BLOCKED", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(400, "ValidationException", "SENDER_ID_NOT_REGISTERED", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(400, "ValidationException", "FIELD_VALIDATION_FAILED", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(400, "AccessDeniedException", "ACCOUNT_DISABLED", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "ServiceQuotaExceededException", "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT", OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "ResourceNotFoundException", null, OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(400, "ThrottlingException", null, OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(500, "InternalServerException", null, OutcomeKind.Unknown, OutcomeScope.Message)]
    [InlineData(400, "InvalidSignatureException", null, OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    public async Task AnErrorIsClassedByItsTypeAndReason(
        int status, string type, string? reason, OutcomeKind kind, OutcomeScope scope, SuppressionCause? cause = null)
    {
        var reasoned = reason is null ? "" : $"\"Reason\":\"{reason}\",";
        await using var api = await RecordingApi.Start(status, $$"""{"__type":"com.amazonaws.pinpointsmsvoicev2#{{type}}",{{reasoned}}"Message":"no"}""");
        using var account = AwsAccount.Of("aws-sms", api.Url);

        var outcome = await account.Send(TestMessages.Sms);

        Assert.Equal((kind, scope, cause), (outcome.Kind, outcome.Scope, outcome.Suppression));
        Assert.StartsWith(type, outcome.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DestinationPhoneNumber", OutcomeKind.RefusedRecipient)]
    [InlineData("MessageBody", OutcomeKind.RefusedMessage)]
    [InlineData("OriginationIdentity", OutcomeKind.RefusedAccount)]
    public async Task AWrongFieldSaysWhoseFaultItIs(string field, OutcomeKind kind)
    {
        await using var api = await RecordingApi.Start(
            400, $$"""{"__type":"ValidationException","Reason":"FIELD_VALIDATION_FAILED","Fields":[{"Name":"{{field}}","Message":"invalid"}],"Message":"1 validation error"}""");
        using var account = AwsAccount.Of("aws-sms", api.Url);

        Assert.Equal(kind, (await account.Send(TestMessages.Sms)).Kind);
    }
}
