using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;
using static OrleansNotify.Faults.RightHistory;

namespace OrleansNotify.Faults;

/// <summary>A check is worth something only if it can fail.</summary>
public sealed class StoreCheckTests
{
    [Fact]
    public void ARightHistoryPassesEveryCheck() => Assert.All(AllChecks.Of(Value), finding => Assert.True(finding.Violations == 0, finding.ToString()));

    [Fact]
    public void AnAcceptedEventThatIsNotStoredIsLost()
        => Assert.Equal(1, StoreChecks.NothingAcceptedIsLost(Value with { Stored = [.. Value.Stored.Skip(1)] }).Violations);

    [Fact]
    public void AnEventOfUnknownOutcomeMayBeThere()
    {
        var history = Value with { Stored = [.. Value.Stored, Row(4, 4)] };

        Assert.Equal(0, StoreChecks.NothingAcceptedIsLost(history).Violations + StoreChecks.NothingIsStoredTwice(history).Violations);
    }

    [Fact]
    public void AnEventOfUnknownOutcomeMustNotBeThereTwice()
        => Assert.Equal(1, StoreChecks.NothingIsStoredTwice(Value with { Stored = [.. Value.Stored, Row(4, 4), Row(5, 4)] }).Violations);

    [Fact]
    public void ARepeatedKeyThatMadeASecondEventIsFound()
    {
        var history = Value with { Stored = [.. Value.Stored, Row(4, 3)] };

        Assert.Equal((1, 1), (StoreChecks.NothingIsStoredTwice(history).Violations, StoreChecks.NothingAcceptedIsLost(history).Violations));
    }

    [Fact]
    public void ARepeatedKeyThatWasAnsweredAnotherIdIsFound()
        => Assert.Equal(1, StoreChecks.NothingIsStoredTwice(Posted(3, e => e with { Answers = [new("evt_3", 3), new("evt_8", 8)] })).Violations);

    [Fact]
    public void AnEventThatNobodySentIsFound()
        => Assert.Equal(1, StoreChecks.NothingIsStoredTwice(Value with { Stored = [.. Value.Stored, Row(4, 77)] }).Violations);

    [Fact]
    public void AGapInTheLogIsFound()
        => Assert.Equal(1, StoreChecks.TheLogIsInOrder(Value with { Stored = [.. Value.Stored, Row(5, 4)] }).Violations);

    [Fact]
    public void ASeqThatWasAnsweredAndIsNotTheStoredOneIsFound()
        => Assert.Equal(1, StoreChecks.TheLogIsInOrder(Posted(1, e => e with { Answers = [new("evt_1", 7)] })).Violations);

    [Fact]
    public void EventsOfOneSenderThatChangedPlacesAreFound()
    {
        var swapped = Value with { Stored = [Row(2, 1), Row(1, 2), .. Value.Stored.Skip(2)] };

        Assert.NotEqual(0, StoreChecks.TheLogIsInOrder(swapped).Violations);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, false)]
    public void ARefusalThatDoesNotSayWhenIsFound(int status, bool hasRetryAfter)
        => Assert.Equal(1, StoreChecks.RefusalsSayWhen(Value with { Calls = [new Call(1, 0, 1, status, hasRetryAfter)] }).Violations);

    private static StoredEvent Row(long seq, long number) => new("default", seq, $"evt_{seq}", number, null, IsForEndpoints: false);

    private static History Posted(long number, Func<PostedEvent, PostedEvent> forge)
        => Value with { Posted = [.. Value.Posted.Select(e => e.Number == number ? forge(e) : e)] };
}
