namespace OrleansNotify.Sessions;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    [Theory]
    [InlineData(0, true)]
    [InlineData(30 * 24 - 1, true)]
    [InlineData(30 * 24, false)]
    [InlineData(31 * 24, false)]
    public void ASessionEndsWhenItWasNotUsed(int hours, bool isLive)
        => Assert.Equal(isLive, SessionRules.IsLive(Session(), Start.AddHours(hours)));

    [Fact]
    public void ASessionEndsAtItsAbsoluteEndHoweverMuchItIsUsed()
    {
        var used = Session() with { IdleExpiresAt = Start.AddDays(119) };

        Assert.True(SessionRules.IsLive(used, Start.AddDays(90).AddSeconds(-1)));
        Assert.False(SessionRules.IsLive(used, Start.AddDays(90)));
        Assert.Equal(Start.AddDays(90), SessionRules.EndOf(used));
    }

    [Fact]
    public void NoSessionAndARevokedOneAreNotLive()
    {
        Assert.False(SessionRules.IsLive(null, Start));
        Assert.False(SessionRules.IsLive(Session() with { RevokedAt = Start }, Start));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(600, true)]
    public void UseMovesTheIdleEndOnceAnHour(int minutes, bool moves)
    {
        var next = SessionRules.NextIdleExpiry(Session(), Idle, Start.AddMinutes(minutes));

        Assert.Equal(moves ? Start.AddMinutes(minutes) + Idle : null, next);
    }

    [Fact]
    public void AShortIdleTimeIsMovedByATenthOfIt()
    {
        var session = Session() with { IdleExpiresAt = Start.AddMinutes(1) };

        Assert.Null(SessionRules.NextIdleExpiry(session, TimeSpan.FromMinutes(1), Start.AddSeconds(5)));
        Assert.Equal(Start.AddSeconds(66), SessionRules.NextIdleExpiry(session, TimeSpan.FromMinutes(1), Start.AddSeconds(6)));
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(59, null, true)]
    [InlineData(60, null, false)]
    [InlineData(90, 60, true)]
    [InlineData(120, 60, false)]
    public void AUseIsRecordedForAnHour(int minutes, int? usedAt, bool isRecorded)
    {
        var session = usedAt is { } used
            ? Session() with { LastUsedAt = Start.AddMinutes(used), IdleExpiresAt = Start.AddMinutes(used) + Idle }
            : Session();
        var now = Start.AddMinutes(minutes);

        Assert.Equal(isRecorded, SessionRules.IsUseRecorded(session, now));
        Assert.Equal(isRecorded, SessionRules.NextIdleExpiry(session, Idle, now) is null);
    }

    private static SessionRow Session() => new("hash", "acme", "a@b.com", Start, Start.AddDays(90), Start + Idle, null);
}
