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
    public void ARetryTakesThePlaceOfItsMail()
    {
        List<QueuedMail> queue = [Mail("a"), Mail("b"), Mail("c")];

        Assert.Equal(["a", "c"], ChannelRules.Without(queue, "b").Select(mail => mail.Id));
        Assert.Equal(["a", "c", "b"], ChannelRules.With(queue, Mail("b") with { Attempts = 1 }).Select(mail => mail.Id));
        Assert.Equal(3, queue.Count);
    }

    private static QueuedMail Mail(string id) => new() { Id = id, NextAttemptAt = Now, ExpiresAt = Now.AddHours(1) };
}
