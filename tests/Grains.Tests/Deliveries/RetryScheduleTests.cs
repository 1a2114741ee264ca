namespace OrleansNotify.Deliveries;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] Default = RetrySchedule.Of(new DeliveryOptions());

    [Fact]
    public void TheDefaultIsTheOneOfStandardWebhooks()
    {
        Assert.Equal([5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400], Default.Select(wait => wait.TotalSeconds));
        Assert.Equal(new TimeSpan(3, 3, 35, 5), TimeSpan.FromTicks(Default.Sum(wait => wait.Ticks)));
    }

    [Theory]
    [InlineData(1, 0.0, 4)]
    [InlineData(1, 0.5, 5)]
    [InlineData(1, 0.999999, 6)]
    [InlineData(2, 0.5, 300)]
    [InlineData(9, 0.0, 69120)]
    [InlineData(9, 0.999999, 103680)]
    public void EachWaitIsSpreadByAFifth(int step, double random, double seconds)
    {
        var next = RetrySchedule.Next(Default, step, Now, random, null);

        Assert.Equal(seconds, (next!.Value - Now).TotalSeconds, 0);
    }

    [Fact]
    public void AfterTheLastThereIsNone() => Assert.Null(RetrySchedule.Next(Default, 10, Now, 0.5, null));

    [Fact]
    public void WithoutAScheduleTheFirstAttemptIsTheLast() => Assert.Null(RetrySchedule.Next([], 1, Now, 0.5, null));

    [Fact]
    public void WhatTheReceiverAskedForIsTheLeast()
    {
        Assert.Equal(Now.AddHours(1), RetrySchedule.Next(Default, 1, Now, 0.5, Now.AddHours(1)));
        Assert.Equal(Now.AddMinutes(5), RetrySchedule.Next(Default, 2, Now, 0.5, Now.AddSeconds(1)));
    }

    [Fact]
    public void ABurstIsSpread()
    {
        var random = new Random(7);
        var seconds = Enumerable.Range(0, 10_000)
            .Select(_ => (long)(RetrySchedule.Next(Default, 2, Now, random.NextDouble(), null)!.Value - Now).TotalSeconds)
            .ToArray();

        Assert.All(seconds, second => Assert.InRange(second, 240, 360));
        Assert.True(seconds.CountBy(second => second).Max(count => count.Value) < 500);
    }

    [Fact]
    public void TheRelaysSettingsDouble()
    {
        var schedule = RetrySchedule.Of(new DeliveryOptions { MaxRetries = 5, RetryBaseDelay = 5000 });

        Assert.Equal([5, 10, 20, 40, 80], schedule.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("30s,5m,30m", new double[] { 30, 300, 1800 })]
    [InlineData("250ms, 1d", new double[] { 0.25, 86400 })]
    [InlineData("", new double[0])]
    public void ASpanHasANumberAndAUnit(string text, double[] seconds)
    {
        Assert.True(RetrySchedule.TryParse(text, out var schedule));
        Assert.Equal(seconds, schedule.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("2d")]
    [InlineData("5s;6s")]
    [InlineData("1.5s")]
    [InlineData("99999999999s")]
    [InlineData("1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s")]
    public void AnythingElseIsRefused(string text) => Assert.False(RetrySchedule.TryParse(text, out _));
}
