namespace OrleansNotify.Channels;

public sealed class PriceListTests
{
    private static readonly PriceList List = Parsed("EUR *=0.1 1=0.0079 1809=0.05 49=0.075 49151=0 49152=1000");

    [Theory]
    [InlineData("+15005550006", 7_900)]
    [InlineData("+1809", 50_000)]
    [InlineData("+18095550006", 50_000)]
    [InlineData("+180", 7_900)]
    [InlineData("+4930123456", 75_000)]
    [InlineData("+4915112345678", 0)]
    [InlineData("+491521", 1_000_000_000)]
    [InlineData("+33612345678", 100_000)]
    [InlineData("+", 100_000)]
    [InlineData("", 100_000)]
    [InlineData("49@example.org", 100_000)]
    public void LongestPrefixWins(string address, long micros) => Assert.Equal(new Money(micros, "EUR"), List.Of(address));

    [Fact]
    public void WithoutAPriceForAnywhereTheRestHasNone()
    {
        var list = Parsed("USD 1=0.0079");

        Assert.Equal(new Money(7_900, "USD"), list.Of("+15005550006"));
        Assert.Null(list.Of("+4930123456"));
        Assert.Null(list.Of("ann@example.org"));
    }

    [Fact]
    public void TextIsReadAsItWasWritten()
    {
        Assert.Equal("EUR *=0.10 1=0.0079 1809=0.05 49=0.075 49151=0.00 49152=1000.00", List.ToString());
        Assert.Equal(List.ToString(), Parsed(List.ToString()).ToString());
        Assert.Equal("EUR 49=0.08", Parsed("EUR  +49=0.080 ").ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EUR")]
    [InlineData("eur *=1")]
    [InlineData("XXX *=1")]
    [InlineData("EUR *")]
    [InlineData("EUR *=")]
    [InlineData("EUR =1")]
    [InlineData("EUR +=1")]
    [InlineData("EUR 4x=1")]
    [InlineData("EUR ٤=1")]
    [InlineData("EUR 1234567890123456=1")]
    [InlineData("EUR *=-1")]
    [InlineData("EUR *=1e-3")]
    [InlineData("EUR *=1,5")]
    [InlineData("EUR *=0.0000001")]
    [InlineData("EUR *=1000.000001")]
    [InlineData("EUR 49=1 +49=1")]
    public void WhatIsNoPriceListIsRefused(string? text) => Assert.False(PriceList.TryParse(text, out _));

    [Fact]
    public void ListIsBounded()
    {
        string Of(int count) => "EUR " + string.Join(' ', Enumerable.Range(1, count).Select(n => $"{n}=1"));

        Assert.True(PriceList.TryParse(Of(PriceList.MostPrefixes), out _));
        Assert.False(PriceList.TryParse(Of(PriceList.MostPrefixes + 1), out _));
    }

    private static PriceList Parsed(string text) => PriceList.TryParse(text, out var list) ? list : throw new FormatException(text);
}
