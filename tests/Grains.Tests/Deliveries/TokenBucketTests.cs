namespace OrleansNotify.Deliveries;

public sealed class TokenBucketTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void AMinuteHasNoMoreThanFivePercentTooMany(int rate)
    {
        var bucket = new TokenBucket { Rate = rate };
        var (taken, now) = (0, Start);
        while (now < Start.AddMinutes(1))
        {
            var wait = bucket.TryTake(now);
            taken += wait is null ? 1 : 0;
            now = wait ?? now;
        }

        Assert.InRange(taken, rate * 60 * 0.99, (rate * 60 * 1.05) + 1);
    }

    [Fact]
    public void AfterALongRestThereIsNoBurst()
    {
        var bucket = new TokenBucket { Rate = 100 };
        bucket.TryTake(Start);
        var now = Start.AddHours(1);

        var taken = Enumerable.Range(0, 100).Count(_ => bucket.TryTake(now) is null);

        Assert.Equal(5, taken);
    }

    [Fact]
    public void NoRateIsNoLimit()
    {
        var bucket = new TokenBucket();

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Null(bucket.TryTake(Start)));
    }
}
