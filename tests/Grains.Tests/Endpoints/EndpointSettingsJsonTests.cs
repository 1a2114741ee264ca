namespace OrleansNotify.Endpoints;

public sealed class EndpointSettingsJsonTests
{
    private const string Stored = """
        {"url":"https://example.org/hook?a=1","eventTypes":["order.*","sale"],"filter":{"amount":{"$gte":1.50}},"headers":{"X-One":"1","X-Two":"zwei"},"timeout":2.5,"rateLimit":100,"order":"fifo","orderingKey":"order.id","retrySchedule":[0,5,0.25],"signature":"ed25519","signatureHeader":"X-Card-Signature","format":"standard","description":"to the shop","metadata":{"team":"blue"}}
        """;

    [Fact]
    public void WhatWasWrittenIsReadAndWrittenTheSame()
    {
        var settings = EndpointSettingsJson.Read(Stored);

        Assert.Equal(Stored, EndpointSettingsJson.Write(settings));
        Assert.Equal("""{"amount":{"$gte":1.50}}""", settings.Filter);
        Assert.Equal(TimeSpan.FromMilliseconds(2500), settings.Timeout);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(250)], settings.RetrySchedule!);
        Assert.Equal((DeliveryOrder.Fifo, SignatureScheme.Ed25519, BodyFormat.Standard), (settings.Order, settings.Signature, settings.Format));
        Assert.Equal([new NamedValue("X-One", "1"), new NamedValue("X-Two", "zwei")], settings.Headers);
    }

    [Fact]
    public void WhatIsMissingHasItsDefaultAndWhatIsUnknownIsLeftOut()
    {
        var settings = EndpointSettingsJson.Read("""{"url":"https://example.org/","tomorrow":{"a":1},"order":"tomorrows"}""");

        Assert.Equal(
            """{"url":"https://example.org/","eventTypes":["*"],"filter":null,"headers":{},"timeout":15,"rateLimit":0,"order":"parallel","orderingKey":null,"retrySchedule":null,"signature":"hmac","signatureHeader":null,"format":"payload","description":"","metadata":{}}""",
            EndpointSettingsJson.Write(settings));
    }

    [Fact]
    public void NoRetriesAreNotTheServersRetries()
        => Assert.Equal([], EndpointSettingsJson.Read("""{"url":"https://example.org/","retrySchedule":[]}""").RetrySchedule!);
}
