using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

public sealed class WhatsAppCallbackTests
{
    private const string Url = "https://notify.example.org/t/shop/callbacks/whatsapp-cloud/1";
    private const string Secret = "It's a Secret to Everybody";
    private const string NumberId = "106540352242922";

    [Theory]
    [InlineData("sent", MessageState.Sent)]
    [InlineData("delivered", MessageState.Delivered)]
    [InlineData("read", MessageState.Read)]
    [InlineData("played", MessageState.Read)]
    [InlineData("failed", MessageState.Failed)]
    public void AStatusIsAState(string word, MessageState state)
    {
        var fact = Event(Status($$"""{"id": "wamid.1", "status": "{{word}}", "timestamp": "1780315200", "recipient_id": "447700900123", "biz_opaque_callback_data": "attempt-1"}"""));

        Assert.Equal((state, "attempt-1", "wamid.1", "+447700900123"), (fact.State!.Value, fact.AttemptId, fact.ProviderMessageId, fact.Address));
        Assert.Equal(DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture), fact.At);
    }

    // Meta says whether it bills a message, and never the amount.
    [Theory]
    [InlineData("""{"billable": true, "pricing_model": "PMP", "type": "regular", "category": "utility"}""", null)]
    [InlineData("""{"billable": false, "pricing_model": "PMP", "type": "free_customer_service", "category": "utility"}""", 0L)]
    [InlineData("""{"pricing_model": "PMP", "type": "free_entry_point", "category": "referral_conversion"}""", 0L)]
    [InlineData("""{"billable": false, "pricing_model": "CBP", "category": "service"}""", 0L)]
    [InlineData("""{"billable": "no"}""", null)]
    [InlineData("5", null)]
    public void AMessageThatIsNotBilledIsFree(string pricing, long? micros)
    {
        var fact = Event(Status($$"""{"id": "wamid.1", "status": "sent", "pricing": {{pricing}}}"""));

        Assert.Equal((micros, null), (fact.PriceMicros, fact.PriceCurrency));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("warning")]
    [InlineData("teleported")]
    public void AStatusThatIsNotKnownIsNotedAndNoError(string word)
    {
        var fact = Event(Status($$"""{"id": "wamid.1", "status": "{{word}}"}"""));

        Assert.Equal((null, word), (fact.State, fact.Word));
    }

    [Theory]
    [InlineData(131026, null)]
    [InlineData(131049, null)]
    [InlineData(131050, SuppressionCause.UnsubscribedMarketing)]
    public void AFailureHasItsCodeAndSuppressesNoMoreThanItSays(int code, SuppressionCause? cause)
    {
        var fact = Event(Status($$$"""{"id": "wamid.1", "status": "failed", "errors": [{"code": {{{code}}}, "title": "t", "error_data": {"details": "why"}}]}"""));

        Assert.Equal((code.ToString(CultureInfo.InvariantCulture), "why", cause), (fact.Code, fact.Detail, fact.Suppression));
    }

    [Theory]
    [InlineData("""{"type": "text", "text": {"body": "STOP"}}""", "STOP")]
    [InlineData("""{"type": "button", "button": {"text": "Stop promotions", "payload": "p"}}""", "Stop promotions")]
    [InlineData("""{"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "1", "title": "Yes"}}}""", "Yes")]
    [InlineData("""{"type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"id": "1", "title": "Monday"}}}""", "Monday")]
    [InlineData("""{"type": "image", "image": {"id": "1"}}""", "")]
    public void WhatAPersonWritesIsPassedOn(string message, string text)
    {
        var fact = Event(Value($$"""
            "messages": [{"from": "447700900123", "id": "wamid.9", "timestamp": "1780315200", {{message.TrimStart('{')}}]
            """));

        Assert.Equal((text, "+447700900123", "wamid.9"), (fact.InboundText, fact.Address, fact.Id));
    }

    [Theory]
    [InlineData("stop", SuppressionCause.UnsubscribedMarketing)]
    [InlineData("resume", null)]
    public void AStopOfMarketingWithinWhatsAppIsAFact(string value, SuppressionCause? cause)
    {
        var fact = Event(Value($$"""
            "user_preferences": [{"wa_id": "447700900123", "category": "marketing_messages", "value": "{{value}}", "timestamp": 1780315200}]
            """));

        Assert.Equal((value, cause, "+447700900123"), (fact.Word, fact.Suppression, fact.Address));
    }

    [Fact]
    public void AnAccountIsFoundByTheIdOfItsNumberAndOthersAreLeftOut()
    {
        var other = Status("""{"id": "wamid.1", "status": "sent"}""").Replace(NumberId, "999999", StringComparison.Ordinal);

        Assert.Empty(Read(other).Events);
        Assert.True(Read(other).IsVerified);
    }

    [Fact]
    public void SeveralEntriesAreAllRead()
    {
        var one = """{"id": "wamid.1", "status": "sent"}, {"id": "wamid.1", "status": "delivered"}, {"id": "wamid.2", "status": "sent"}""";

        Assert.Equal(3, Read(Status(one)).Events.Select(fact => fact.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("Hello, World!", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", true)]
    [InlineData("Hello, World!", "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17", false)]
    [InlineData("Hello, World!\r\n", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", false)]
    [InlineData("Hello, World!", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", false)]
    [InlineData("Hello, World!", "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", false)]
    [InlineData("Hello, World!", "sha256=", false)]
    public void ASignatureIsOverTheRawBody(string body, string signature, bool isVerified)
    {
        var request = Callbacks.Json(Url, body, ("X-Hub-Signature-256", signature));

        Assert.Equal(isVerified, WhatsAppCallbacks.Read(request, Settings()).IsVerified);
    }

    [Fact]
    public void ABodyThatEndsInALineBreakIsVerifiedAsItCame()
        => Assert.Single(Read(Status("""{"id": "wamid.1", "status": "sent"}""") + "\r\n").Events);

    [Fact]
    public void NothingHoldsWithoutASecret()
    {
        var signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData([], "{}"u8))}";

        Assert.False(WhatsAppCallbacks.Read(Callbacks.Json(Url, "{}", ("X-Hub-Signature-256", signature)), Settings(secret: "")).IsVerified);
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.verify_token=my%20token&hub.challenge=1158201444", "1158201444")]
    [InlineData("hub.mode=subscribe&hub.verify_token=other&hub.challenge=1158201444", null)]
    [InlineData("hub.mode=unsubscribe&hub.verify_token=my%20token&hub.challenge=1158201444", null)]
    [InlineData("hub.mode=subscribe&hub.verify_token=my%20token", null)]
    [InlineData("hub.mode=subscribe&hub.verify_token=my%20token&hub.challenge=%3Cscript%3E", null)]
    [InlineData("", null)]
    public async Task ASetUpGetsItsChallengeBack(string query, string? answer)
    {
        using var providers = new Providers();

        var reading = await providers["whatsapp-cloud"].Read(Callbacks.Of("GET", $"{Url}?{query}", []), Settings(), CancellationToken.None);

        Assert.Equal((answer is not null, answer), (reading.IsVerified, reading.Answer));
    }

    [Fact]
    public void ASetUpWithoutAVerifyTokenIsRefused()
        => Assert.False(WhatsAppChallenge.Read(Callbacks.Of("GET", $"{Url}?hub.mode=subscribe&hub.verify_token=&hub.challenge=1", []), Settings(token: "")).IsVerified);

    private static string Status(string statuses) => Value($"\"statuses\": [{statuses}]");

    private static string Value(string members)
        => $$$"""{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {"metadata": {"display_phone_number": "1", "phone_number_id": "{{{NumberId}}}"}, {{{members}}} } }] }] }""";

    private static ProviderEvent Event(string body) => Assert.Single(Read(body).Events);

    private static CallbackReading Read(string body)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));
        var reading = WhatsAppCallbacks.Read(Callbacks.Json(Url, body, ("X-Hub-Signature-256", $"sha256={signature}")), Settings());

        Assert.True(reading.IsVerified, reading.Problem);
        Assert.Null(reading.Problem);
        return reading;
    }

    private static ProviderSettings Settings(string secret = Secret, string token = "my token") => new("1", ManifestReader.Read("WhatsAppCloud"), new Dictionary<string, string>
    {
        ["token"] = "t",
        ["phoneNumberId"] = NumberId,
        ["appSecret"] = secret,
        ["verifyToken"] = token,
    });
}
