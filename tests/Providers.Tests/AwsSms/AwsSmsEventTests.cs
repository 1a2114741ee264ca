using System.Text.Json;

namespace OrleansNotify.Channels;

public sealed class AwsSmsEventTests
{
    [Theory]
    [InlineData("TEXT_QUEUED", MessageState.Accepted)]
    [InlineData("TEXT_PENDING", MessageState.Sent)]
    [InlineData("TEXT_SENT", MessageState.Sent)]
    [InlineData("TEXT_SUCCESSFUL", MessageState.Sent)]
    [InlineData("TEXT_DELIVERED", MessageState.Delivered)]
    [InlineData("TEXT_INVALID", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("TEXT_INVALID_MESSAGE", MessageState.Failed)]
    [InlineData("TEXT_UNREACHABLE", MessageState.Failed)]
    [InlineData("TEXT_CARRIER_UNREACHABLE", MessageState.Failed)]
    [InlineData("TEXT_BLOCKED", MessageState.Failed)]
    [InlineData("TEXT_CARRIER_BLOCKED", MessageState.Failed)]
    [InlineData("TEXT_SPAM", MessageState.Failed)]
    [InlineData("TEXT_TTL_EXPIRED", MessageState.Failed)]
    [InlineData("TEXT_PROTECT_BLOCKED", MessageState.Failed)]
    [InlineData("TEXT_UNKNOWN", null)]
    [InlineData("TEXT_SOMETHING_NEW", null)]
    public void AReportSaysWhatBecameOfTheMessage(string word, MessageState? state, SuppressionCause? cause = null)
    {
        var fact = Assert.Single(AwsSmsEvents.In(Parsed($$"""
            {"eventType":"{{word}}","eventVersion":"1.0","eventTimestamp":1686975103470,"isFinal":true,"originationPhoneNumber":"+12065550152",
            "destinationPhoneNumber":"+14255550156","messageId":"862a8790-eum","messageRequestTimestamp":1686975103170,"messageEncoding":"GSM",
            "messageType":"PROMOTIONAL","messageStatus":"STATUS","messageStatusDescription":"Message has been accepted by phone carrier",
            "context":{"attempt_id":"msg_2-1"},"totalMessageParts":1,"totalMessagePrice":0.09582,"totalCarrierFee":0.0025}
            """)));

        Assert.Equal((state, cause, word), (fact.State, fact.Suppression, fact.Word));
        Assert.Equal(("msg_2-1", "862a8790-eum", "+14255550156"), (fact.AttemptId, fact.ProviderMessageId, fact.Address));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1686975103470), fact.At);
        Assert.Equal((98_320, "USD"), (fact.PriceMicros, fact.PriceCurrency));
        Assert.Null(fact.InboundText);
    }

    [Theory]
    [InlineData("false", "0", null)]
    [InlineData("true", "0", 0L)]
    [InlineData("false", "0.00645", 6_450L)]
    [InlineData("true", "\"0.0000005\"", 1L)]
    public void APriceOfNothingCountsInTheLastReportOnly(string isFinal, string price, long? micros)
        => Assert.Equal(micros, Assert.Single(AwsSmsEvents.In(Parsed($$"""{"eventType":"TEXT_SENT","isFinal":{{isFinal}},"totalMessagePrice":{{price}}}"""))).PriceMicros);

    [Fact]
    public void AMessageFromAPersonIsInbound()
    {
        var fact = Assert.Single(AwsSmsEvents.In(Parsed("""
            {"originationNumber":"+14255550182","destinationNumber":"+12125550101","messageKeyword":"STOP","messageBody":"Stop","inboundMessageId":"cae173d2","previousPublishedMessageId":"wJal"}
            """)));

        Assert.Equal(("Stop", "+14255550182", null), (fact.InboundText, fact.Address, fact.State));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"eventType":[],"context":"x","eventTimestamp":"soon","totalMessagePrice":"free"}""")]
    [InlineData("""{"eventType":"TEXT_SENT","eventTimestamp":1e30,"totalMessagePrice":1e28}""")]
    [InlineData("""{"eventType":"TEXT_SENT","eventTimestamp":-1,"totalMessagePrice":-1e28}""")]
    [InlineData("""{"inboundMessageId":"x"}""")]
    public void AReportOfAnotherShapeIsNoError(string report) => Assert.Null(Assert.Single(AwsSmsEvents.In(Parsed(report))).PriceMicros);

    private static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
