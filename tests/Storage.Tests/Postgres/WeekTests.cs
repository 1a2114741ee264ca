namespace OrleansNotify.Storage.Postgres;

public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-03-02T00:00:00Z", "20260302")]
    [InlineData("2026-03-08T23:59:59Z", "20260302")]
    [InlineData("2026-03-09T00:30:00+01:00", "20260302")]
    [InlineData("2026-01-01T00:00:00Z", "20251229")]
    public void AWeekBeginsOnMondayInUtc(string time, string expected)
    {
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

        var week = Week.Of(at);

        Assert.Equal(expected, week.Suffix);
        Assert.Equal(week, Week.Parse(week.Suffix));
        Assert.InRange(at.ToUnixTimeMilliseconds(), week.Start, week.End - 1);
        Assert.Equal(week.End, week.Plus(1).Start);
    }
}
