namespace OrleansNotify.Channels;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData(" 5 ", 5)]
    [InlineData("86400", 86_400)]
    [InlineData("86401", 86_400)]
    [InlineData("99999999999999999999999999", 86_400)]
    [InlineData("Mon, 02 Mar 2026 12:01:00 GMT", 60)]
    [InlineData("Monday, 02-Mar-26 12:01:00 GMT", 60)]
    [InlineData("Mon Mar  2 12:01:00 2026", 60)]
    [InlineData("Mon, 02 Mar 2026 11:00:00 GMT", 0)]
    [InlineData("Wed, 02 Mar 2050 12:00:00 GMT", 86_400)]
    public void SecondsOrADateWithinADay(string value, int seconds)
        => Assert.Equal(Now.AddSeconds(seconds), RetryAfter.Parse(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-1")]
    [InlineData("+5")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("soon")]
    [InlineData("2026-03-02T12:01:00Z")]
    [InlineData("Tue, 02 Mar 2026 12:01:00 GMT")]
    [InlineData("\u0661\u0662")]
    public void AnythingElseIsNoAnswer(string? value) => Assert.Null(RetryAfter.Parse(value, Now));
}
