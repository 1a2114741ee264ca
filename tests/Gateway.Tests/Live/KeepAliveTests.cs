namespace OrleansNotify.Live;

public sealed class KeepAliveTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void OneThatAnswersIsPingedAgainAndAgain()
    {
        var keepAlive = new KeepAlive(Opened);

        var pings = Enumerable.Range(0, 60).Where(step => keepAlive.MustPing(Opened.AddSeconds(5 * step), reads: step, out _)).ToArray();

        Assert.Equal(Enumerable.Range(1, 14).Select(i => 4 * i), pings);
    }

    [Theory]
    [InlineData(15, false, false)]
    [InlineData(20, true, false)]
    [InlineData(25, false, false)]
    [InlineData(35, false, false)]
    [InlineData(40, false, true)]
    [InlineData(60, false, true)]
    public void OneFromWhichNothingComesIsPingedOnceAndThenDead(int seconds, bool mustPing, bool isDead)
    {
        var keepAlive = new KeepAlive(Opened);

        for (var before = 0; before < seconds; before += 5)
        {
            keepAlive.MustPing(Opened.AddSeconds(before), reads: 3, out _);
        }

        Assert.Equal((mustPing, isDead), (keepAlive.MustPing(Opened.AddSeconds(seconds), reads: 3, out var dead), dead));
    }

    [Fact]
    public void WhatComesLateStillCounts()
    {
        var keepAlive = new KeepAlive(Opened);
        keepAlive.MustPing(Opened.AddSeconds(20), reads: 0, out _);

        var mustPing = keepAlive.MustPing(Opened.AddSeconds(45), reads: 1, out var isDead);

        Assert.Equal((true, false), (mustPing, isDead));
    }
}
