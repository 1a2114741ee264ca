using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;
using static OrleansNotify.Faults.RightHistory;

namespace OrleansNotify.Faults;

public sealed class ServerCheckTests
{
    [Fact]
    public void ACodeThatStillWorksAfterFiveWrongGuessesIsFound() => Assert.Equal(1, Guessed(new GuessedCode("guesser", 5, 1, 1)));

    [Fact]
    public void ACodeThatWorksAfterFourWrongGuessesIsNot() => Assert.Equal(0, Guessed(new GuessedCode("user", 4, 1, 1)));

    [Fact]
    public void ACodeThatWorksTwiceIsFound() => Assert.Equal(1, Guessed(new GuessedCode("user", 0, 50, 2)));

    [Fact]
    public void ATokenThatIsGoodLongAfterItsLogoutIsFound()
        => Assert.Equal(1, ServerChecks.GuessesAreCounted(Value with { AfterLogout = [new CallAfterLogout(Second(10), Second(16), 200)] }).Violations);

    [Fact]
    public void AnAnswerBeforeItsCommitIsOnTheDiskIsFound()
        => Assert.Equal(1, ServerChecks.AnsweredAfterTheFlush(Value with { Probes = [new FlushProbe("evt_1", 1_000, 999)] }).Violations);

    [Fact]
    public void AThroughputThatDoesNotComeBackIsFound()
        => Assert.Equal(1, ServerChecks.ItComesBack(Value with { Liveness = Value.Liveness with { Recovered = TimeSpan.FromSeconds(61) } }).Violations);

    [Fact]
    public void ABacklogThatIsNotDrainedIsFound()
        => Assert.Equal(1, ServerChecks.ItComesBack(Value with { Liveness = Value.Liveness with { Drained = TimeSpan.FromSeconds(61) } }).Violations);

    [Fact]
    public void WhatADeadSiloWroteIsFound()
        => Assert.Equal(1, ServerChecks.ZombiesWriteNothing(Value with { Late = [new LateWrites("silo1", "events", 3)] }).Violations);

    [Fact]
    public void ARequestInsideIsFound() => Assert.Equal(2, ServerChecks.NothingReachesInside(Value with { ReachedInside = 2 }).Violations);

    private static int Guessed(GuessedCode code) => ServerChecks.GuessesAreCounted(Value with { Guessed = [code] }).Violations;
}
