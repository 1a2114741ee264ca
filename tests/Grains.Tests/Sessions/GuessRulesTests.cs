namespace OrleansNotify.Sessions;

public sealed class GuessRulesTests
{
    private const int Max = 5;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    [Fact]
    public void NoMoreGuessesThanTheLimitAreTaken()
    {
        Assert.Equal(Max, GuessesOf(Issue(new UserState()), out var state));
        Assert.Equal(Max, GuessRules.Failed(state, Noon.AddMinutes(-1)));
    }

    [Fact]
    public void ANewCodeStartsWithTheFailuresOfTheOldOnes()
    {
        var state = Take(Take(Issue(new UserState())));

        Assert.Equal(Max - 2, GuessesOf(Issue(state), out state));
        Assert.Equal(0, GuessesOf(Issue(state), out _));
    }

    [Fact]
    public void ANewCodeStartsWithTheFailuresThatAnOlderSiloCounted()
        => Assert.Equal(Max - 4, GuessesOf(GuessRules.Issue(new UserState(), Code(), 4, Window, Noon), out _));

    [Fact]
    public void FailuresBeforeTheWindowDoNotCount()
    {
        var state = Take(Take(Issue(new UserState())), at: Noon.AddMinutes(4));

        var later = Noon.AddMinutes(16);
        Assert.Equal(Max - 1, GuessesOf(Issue(state, at: later), out _, later));
    }

    [Fact]
    public void ASuccessForgivesAndIsNoFailureItself()
    {
        var state = Use(Take(Take(Issue(new UserState()))));

        Assert.Equal(0, GuessRules.Failed(state, Noon.AddDays(-1)));
        Assert.Equal(Max, GuessesOf(Issue(state), out _));
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData("challenge", 0, true)]
    [InlineData("another", 0, false)]
    [InlineData("challenge", 299, true)]
    [InlineData("challenge", 300, false)]
    public void OnlyTheNewestCodeTakesGuessesUntilItExpires(string? challengeId, int seconds, bool isTaken)
        => Assert.Equal(isTaken, GuessRules.Take(Issue(new UserState()), challengeId, false, Max, Noon.AddSeconds(seconds)) is not null);

    [Fact]
    public void WithoutACodeNoGuessIsTaken() => Assert.Null(GuessRules.Take(new UserState(), null, false, Max, Noon));

    [Fact]
    public void ACodeThatWasUsedTakesGuessesOfItsCommandOnly()
    {
        var used = Use(Take(Issue(new UserState())));

        Assert.Null(GuessRules.Take(used, null, false, Max, Noon));
        Assert.NotNull(GuessRules.Take(used, null, true, Max, Noon));
    }

    [Fact]
    public void ACodeThatTheLastGuessUsedCanStillBeRepeatedAFewTimes()
    {
        GuessesOf(Issue(new UserState()), out var state);
        var repeats = 0;
        for (var used = Use(state); GuessRules.Take(used, null, true, Max, Noon) is { } next; used = next)
        {
            repeats++;
        }

        Assert.Equal(3, repeats);
    }

    private static StoredCode Code(DateTimeOffset? at = null) => new("challenge", "hash", (at ?? Noon).AddMinutes(5), 0);

    private static UserState Issue(UserState before, DateTimeOffset? at = null) => GuessRules.Issue(before, Code(at), 0, Window, at ?? Noon);

    private static UserState Take(UserState before, DateTimeOffset? at = null) => GuessRules.Take(before, null, false, Max, at ?? Noon)!;

    private static UserState Use(UserState before) => GuessRules.Use(before, new StoredUse("command", "token", Noon));

    private static int GuessesOf(UserState issued, out UserState state, DateTimeOffset? at = null)
    {
        state = issued;
        var guesses = 0;
        while (GuessRules.Take(state, "challenge", false, Max, at ?? Noon) is { } next)
        {
            state = next;
            guesses++;
        }

        return guesses;
    }
}
