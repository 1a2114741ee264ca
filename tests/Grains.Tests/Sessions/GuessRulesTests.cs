namespace OrleansNotify.Sessions;

public sealed class GuessRulesTests
{
    private const int Max = 5;
    private const string Home = "192.0.2.1";
    private const string Elsewhere = "198.51.100.7";
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NoMoreGuessesThanTheLimitAreTaken() => Assert.Equal(Max, GuessesOf(Issue(new UserState(), "a"), "a"));

    [Theory]
    [InlineData(0, Max)]
    [InlineData(4, Max - 4)]
    [InlineData(7, 0)]
    public void ANewCodeStartsWithTheFailuresOfItsClient(int failed, int left)
        => Assert.Equal(left, GuessesOf(Issue(new UserState(), "a", failed: failed), "a"));

    [Fact]
    public void GuessesOfOneCodeAreNotThoseOfAnother()
    {
        var state = Issue(Issue(new UserState(), "a"), "b", Elsewhere);

        Assert.Equal(Max, GuessesOf(state, "b"));
        Assert.Equal(Max, GuessesOf(state, "a"));
    }

    [Fact]
    public void CodesOfOtherClientsDoNotEndACode()
    {
        var state = Issue(new UserState(), "a");
        for (var i = 0; i < 15; i++)
        {
            state = Issue(state, $"stranger {i}", $"198.51.100.{i}");
        }

        Assert.NotNull(Take(state, "a"));
    }

    [Fact]
    public void TheThirdCodeOfAClientEndsItsFirst()
    {
        var state = Issue(Issue(Issue(new UserState(), "a"), "b"), "c");

        Assert.Null(Take(state, "a"));
        Assert.NotNull(Take(state, "b"));
        Assert.NotNull(Take(state, "c"));
    }

    [Fact]
    public void CodesThatCannotBeUsedAreNotKept()
    {
        var state = new UserState();
        for (var i = 0; i < 100; i++)
        {
            state = Issue(state, $"{i}", $"client {i}");
        }

        Assert.Equal(20, state.Codes.Count());
        Assert.Single(Issue(state, "later", at: Noon.AddMinutes(5)).Codes);
    }

    [Theory]
    [InlineData("a", 0, true)]
    [InlineData("another", 0, false)]
    [InlineData("a", 299, true)]
    [InlineData("a", 300, false)]
    [InlineData("a", -301, false)]
    [InlineData("a", 240 - 600, false)]
    public void ACodeTakesGuessesUntilItExpires(string challengeId, int seconds, bool isTaken)
        => Assert.Equal(isTaken, GuessRules.Take(Issue(new UserState(), "a"), challengeId, false, Max, Noon.AddSeconds(seconds)) is not null);

    [Fact]
    public void ACodeThatWasUsedTakesGuessesOfItsCommandOnly()
    {
        var used = Use(Issue(new UserState(), "a"), "a");

        Assert.Null(GuessRules.Take(used, "a", false, Max, Noon));
        Assert.NotNull(GuessRules.Take(used, "a", true, Max, Noon));
        Assert.Empty(GuessRules.Candidates(used, Home, Max, Noon));
    }

    [Fact]
    public void ACodeThatTheLastGuessUsedCanStillBeRepeatedAFewTimes()
    {
        var state = Use(Issue(new UserState(), "a", failed: Max), "a");
        var repeats = 0;
        while (GuessRules.Take(state, "a", true, Max, Noon) is { } taken)
        {
            state = state.With(taken);
            repeats++;
        }

        Assert.Equal(3, repeats);
    }

    [Fact]
    public void AGuessWithoutAChallengeIsOfItsClientsCodesOrElseOfAny()
    {
        var state = Issue(Issue(new UserState(), "a"), "b", Elsewhere);

        Assert.Equal(["a"], Candidates(state, Home));
        Assert.Equal(["b"], Candidates(state, Elsewhere));
        Assert.Equal(["b", "a"], Candidates(state, "203.0.113.5"));
    }

    [Theory]
    [InlineData(99, 499, Max)]
    [InlineData(100, 0, 1)]
    [InlineData(0, 500, 1)]
    public void ACodeTakesOneGuessWhileSomebodyIsTryingThemAll(int inARow, int ofTenant, int expected)
        => Assert.Equal(expected, GuessRules.MostOfCode(inARow, ofTenant, new SessionOptions()));

    [Fact]
    public void ACodeThatTakesOneGuessTakesItWhateverItsClientHasFailed()
    {
        var state = GuessRules.Issue(new UserState(), Code("a", Home, Noon), Max - 1, 1, Noon);

        var taken = GuessRules.Take(state, "a", false, 1, Noon);

        Assert.NotNull(taken);
        Assert.Null(GuessRules.Take(state.With(taken), "a", false, 1, Noon));
        Assert.Empty(GuessRules.Candidates(Issue(new UserState(), "a"), Elsewhere, 1, Noon));
    }

    private static StoredCode Code(string challengeId, string client, DateTimeOffset at) => new(challengeId, "hash", at.AddMinutes(5), 0, null, client);

    private static UserState Issue(UserState before, string challengeId, string client = Home, int failed = 0, DateTimeOffset? at = null)
        => GuessRules.Issue(before, Code(challengeId, client, at ?? Noon), failed, Max, at ?? Noon);

    private static StoredCode? Take(UserState state, string challengeId) => GuessRules.Take(state, challengeId, false, Max, Noon);

    private static UserState Use(UserState state, string challengeId)
        => state.With(state.Codes.First(code => code.ChallengeId == challengeId) with { Use = new StoredUse("command", "token", Noon) });

    private static IEnumerable<string> Candidates(UserState state, string client)
        => GuessRules.Candidates(state, client, Max, Noon).Select(code => code.ChallengeId);

    private static int GuessesOf(UserState state, string challengeId)
    {
        var guesses = 0;
        while (Take(state, challengeId) is { } taken)
        {
            state = state.With(taken);
            guesses++;
        }

        return guesses;
    }
}
