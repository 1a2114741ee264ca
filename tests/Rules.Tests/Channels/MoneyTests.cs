using System.Text.Json;

namespace OrleansNotify.Channels;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("25.00", 25_000_000)]
    [InlineData("25", 25_000_000)]
    [InlineData("0.0079", 7_900)]
    [InlineData("0.000001", 1)]
    [InlineData(".5", 500_000)]
    [InlineData("0", 0)]
    [InlineData("1000000000", 1_000_000_000_000_000)]
    public void AmountIsReadExactly(string text, long micros)
    {
        Assert.True(Money.TryParse(text, out var read));
        Assert.Equal(micros, read);
        Assert.True(Money.TryParse(Money.Text(micros), out var again));
        Assert.Equal(micros, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("0.0000001")]
    [InlineData("1.0000000")]
    [InlineData("1000000000.01")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("NaN")]
    [InlineData("25 EUR")]
    public void WhatIsNoAmountIsRefused(string? text) => Assert.False(Money.TryParse(text, out _));

    [Theory]
    [InlineData("-0.00750", 7_500L)]
    [InlineData("0.09582", 95_820L)]
    [InlineData("7.9E-3", 7_900L)]
    [InlineData("0.0000004", 0L)]
    [InlineData("0.0000005", 1L)]
    [InlineData("-0.0000015", 2L)]
    [InlineData("0", 0L)]
    [InlineData("999999.9999994", 999_999_999_999L)]
    [InlineData("1000000", null)]
    [InlineData("1e30", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    public void PriceOfAProviderIsRoundedToTheNearestMillionth(string? text, long? micros) => Assert.Equal(micros, Money.OfProvider(text));

    [Fact]
    public void TextHasAtLeastTwoDecimals()
    {
        Assert.Equal("25.00 EUR", new Money(25_000_000, "EUR").ToString());
        Assert.Equal("0.0079 USD", new Money(7_900, "USD").ToString());
        Assert.Equal("-1.50 EUR", new Money(-1_500_000, "EUR").ToString());
    }

    [Fact]
    public void JsonHasATextForTheAmount()
    {
        const string Json = """{"amount":"0.0079","currency":"USD"}""";

        Assert.Equal(Json, JsonSerializer.Serialize(new Money(7_900, "USD")));
        Assert.Equal(new Money(7_900, "USD"), JsonSerializer.Deserialize<Money>(Json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>("""{"amount":0.0079,"currency":"USD"}"""));
    }

    [Theory]
    [InlineData("EUR", "EUR")]
    [InlineData(" usd ", "USD")]
    [InlineData("XAU", null)]
    [InlineData("euro", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void CurrencyIsOneOfIso4217(string? given, string? code) => Assert.Equal(code, Currencies.Of(given));

    [Theory]
    [InlineData("2026-02-28T23:59:59.999Z", "2026-02-28", "2026-03-01T00:00:00Z", "2026-02", "2026-03-01T00:00:00Z")]
    [InlineData("2026-12-31T12:00:00Z", "2026-12-31", "2027-01-01T00:00:00Z", "2026-12", "2027-01-01T00:00:00Z")]
    [InlineData("2026-03-01T00:30:00+02:00", "2026-02-28", "2026-03-01T00:00:00Z", "2026-02", "2026-03-01T00:00:00Z")]
    [InlineData("2028-01-31T00:00:00Z", "2028-01-31", "2028-02-01T00:00:00Z", "2028-01", "2028-02-01T00:00:00Z")]
    public void PeriodIsOfUtc(string now, string day, string dayEnds, string month, string monthEnds)
    {
        var at = DateTimeOffset.Parse(now, null);

        Assert.Equal((day, month), (BudgetPeriod.Of(at), BudgetPeriod.Of(at, BudgetSpan.Month)));
        Assert.Equal(DateTimeOffset.Parse(dayEnds, null), BudgetPeriod.EndOf(at));
        Assert.Equal(DateTimeOffset.Parse(monthEnds, null), BudgetPeriod.EndOf(at, BudgetSpan.Month));
    }

    /// <summary>All orders of an estimate's prices, repeated or not, end with nothing reserved and the highest price settled.</summary>
    [Fact]
    public void PricesInAnyOrderSettleOnce()
    {
        foreach (var order in (long[][])[[0, 90, 100], [0, 100, 90], [90, 0, 100], [90, 100, 0], [100, 0, 90], [100, 90, 0], [100, 100, 0, 90, 100]])
        {
            var (reserved, settled, known) = (80L, 0L, (long?)null);
            foreach (var price in order)
            {
                var moved = Settlement.Of(80, known, price);
                (reserved, settled, known) = (reserved + moved.Reserved, settled + moved.Settled, Math.Max(known ?? 0, price));
            }

            Assert.Equal((0, 100), (reserved, settled));
        }
    }
}
