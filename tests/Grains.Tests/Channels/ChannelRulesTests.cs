namespace OrleansNotify.Channels;

public sealed class ChannelRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0.0, 1.0)]
    [InlineData(1, 0.0, 2.0)]
    [InlineData(2, 0.0, 5.0)]
    [InlineData(3, 0.0, 10.0)]
    [InlineData(4, 0.0, 30.0)]
    [InlineData(5, 0.0, 30.0)]
    [InlineData(99, 0.0, 30.0)]
    [InlineData(3, 0.5, 11.0)]
    [InlineData(3, 1.0, 12.0)]
    public void TheGapsGrowAndAreSpread(int attempts, double random, double seconds)
    {
        var retry = ChannelRules.AfterFailure(Mail("m") with { Attempts = attempts }, Now, random)!;

        Assert.Equal(attempts + 1, retry.Attempts);
        Assert.Equal(seconds, (retry.NextAttemptAt - Now).TotalSeconds);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(30, false)]
    [InlineData(-1, false)]
    public void AnAttemptThatWouldComeTooLateIsNotMade(int secondsLeft, bool isRetried)
    {
        var mail = Mail("m") with { Attempts = 4, ExpiresAt = Now.AddSeconds(secondsLeft) };

        Assert.Equal(isRetried, ChannelRules.AfterFailure(mail, Now, 0) is not null);
    }

    [Fact]
    public void AtMostEightAttemptsAreUnderWayTheLongestDueFirst()
    {
        var waiting = Enumerable.Range(0, 20).Select(i => Mail($"m{i:00}") with { NextAttemptAt = Now.AddSeconds(i - 15) }).Reverse().ToList();

        Assert.Equal(["m02", "m03", "m04", "m05", "m06", "m07"], ChannelRules.Next(waiting, ["m00", "m01"], Now).Select(mail => mail.Id));
        Assert.Equal(8, ChannelRules.Next(waiting, [], Now).Count);
        Assert.Empty(ChannelRules.Next(waiting, [.. waiting.Take(8).Select(mail => mail.Id)], Now));
        Assert.Equal(["m00"], ChannelRules.Next(waiting, [], Now.AddSeconds(-15)).Select(mail => mail.Id));
    }

    private static WaitingMail Mail(string id) => new(id, 0, Now, Now.AddHours(1));
}
