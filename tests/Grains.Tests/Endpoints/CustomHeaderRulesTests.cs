namespace OrleansNotify.Endpoints;

public sealed class CustomHeaderRulesTests
{
    [Theory]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("X-Api-Key", "k~!@#$%^&*()")]
    [InlineData("x", "")]
    [InlineData("X-Shard", "eu west 1")]
    public void AnOwnHeaderIsAccepted(string name, string value) => Assert.Null(Check(new NamedValue(name, value)));

    [Theory]
    [InlineData("Host")]
    [InlineData("content-length")]
    [InlineData("Content-Type")]
    [InlineData("Content-Encoding")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("Keep-Alive")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Upgrade")]
    [InlineData("Expect")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Proxy-Connection")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("User-Agent")]
    [InlineData("Date")]
    [InlineData("Via")]
    [InlineData("Forwarded")]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Sec-Fetch-Mode")]
    [InlineData("webhook-id")]
    [InlineData("Webhook-Signature")]
    [InlineData("svix-id")]
    public void AHeaderThatFramesRoutesOrSpeaksForUsIsRefused(string name)
    {
        Assert.Equal($"the header {name} cannot be set", Check(new NamedValue(name, "x")));
        Assert.Equal($"the header {name} cannot be set", CustomHeaderRules.Check([], name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X Y")]
    [InlineData("X:")]
    [InlineData("X\r\nY")]
    [InlineData("Ключ")]
    [InlineData("X\0")]
    [InlineData("(X)")]
    public void ANameIsAToken(string name) => Assert.NotNull(Check(new NamedValue(name, "x")));

    [Theory]
    [InlineData("a\r\nX-Injected: b")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("caf\u00e9")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\u007fb")]
    public void AValueIsVisibleAscii(string value) => Assert.NotNull(Check(new NamedValue("X-A", value)));

    [Fact]
    public void ThereAreAtMostTwentyOfFourKibibytes()
    {
        NamedValue[] twenty = [.. Enumerable.Range(0, 20).Select(i => new NamedValue($"x-{i}", "v"))];

        Assert.Null(Check(twenty));
        Assert.NotNull(Check([.. twenty, new NamedValue("x-20", "v")]));
        Assert.Null(Check(new NamedValue("x", new string('v', 4095))));
        Assert.NotNull(Check(new NamedValue("x", new string('v', 4096))));
    }

    [Fact]
    public void ANameIsUsedOnce()
    {
        Assert.NotNull(Check(new NamedValue("X-A", "1"), new NamedValue("x-a", "2")));
        Assert.NotNull(CustomHeaderRules.Check([new NamedValue("X-Signature", "1")], "x-signature"));
        Assert.Null(CustomHeaderRules.Check([new NamedValue("X-A", "1")], "X-DevCard-Signature"));
    }

    private static string? Check(params NamedValue[] headers) => CustomHeaderRules.Check(headers, null);
}
