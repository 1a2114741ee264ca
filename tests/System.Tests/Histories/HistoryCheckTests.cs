namespace OrleansNotify.SystemTests.Histories;

/// <summary>The check is worth something only if it can fail.</summary>
public sealed class HistoryCheckTests
{
    private static readonly PostedEvent[] Posted =
    [
        new(1, 0, null, IsAccepted: true),
        new(2, 1, "ann", IsAccepted: true),
        new(3, 0, null, IsAccepted: true),
        new(4, 1, null, IsAccepted: false),
        new(5, 0, null, IsAccepted: true),
    ];

    private static readonly SeenEvent[] Ann = [new(1, 1), new(2, 2), new(3, 3), new(4, 5)];
    private static readonly SeenEvent[] Bob = [new(1, 1), new(3, 3), new(4, 5)];

    [Fact]
    public void ARightHistoryPasses() => Assert.True(Check(Ann, Ann).IsRight);

    [Fact]
    public void AnEventOfUnknownOutcomeMayBeThere()
    {
        SeenEvent[] withUnknown = [.. Ann, new(5, 4)];

        Assert.True(Check(withUnknown, withUnknown).IsRight);
    }

    [Fact]
    public void AnAcceptedEventThatIsNowhereIsLost() => Assert.Equal(2, Check([.. Ann[..2], Ann[3]], [.. Ann[..2], Ann[3]]).Lost);

    [Fact]
    public void AnEventThatOnlyTheSocketMissesIsLost() => Assert.NotEqual(0, Check(Ann, Ann[..3]).Lost);

    [Fact]
    public void AnEventOfUnknownOutcomeThatOnlyTheSocketMissesIsLost() => Assert.Equal(1, Check([.. Ann, new(5, 4)], Ann).Lost);

    [Fact]
    public void AnEventReplayedAgainIsTwice() => Assert.Equal(1, Check(Ann, [.. Ann, Ann[3]]).Twice);

    [Fact]
    public void ARetryThatMadeASecondEventIsTwice() => Assert.Equal(2, Check([.. Ann, new(5, 5)], [.. Ann, new(5, 5)]).Twice);

    [Fact]
    public void SwappedArrivalsAreOutOfOrder() => Assert.Equal(1, Check(Ann, [Ann[0], Ann[2], Ann[1], Ann[3]]).OutOfOrder);

    [Fact]
    public void ASenderWhoseEventsWereReorderedIsOutOfOrder()
    {
        SeenEvent[] reordered = [new(1, 3), new(2, 2), new(3, 1), new(4, 5)];

        Assert.Equal(2, Check(reordered, reordered).OutOfOrder);
    }

    [Fact]
    public void SomebodyElsesEventIsForeign()
    {
        SeenEvent[] leaked = [new(1, 1), new(2, 2), new(3, 3), new(4, 5)];

        Assert.Equal(2, HistoryCheck.Of(Posted, [new("bob", leaked, leaked)]).Foreign);
    }

    [Fact]
    public void AnEventThatNobodyPostedIsForeign() => Assert.Equal(1, Check(Ann, [.. Ann, new(9, 99)]).Foreign);

    private static Verdict Check(SeenEvent[] inbox, SeenEvent[] socket)
        => HistoryCheck.Of(Posted, [new("ann", inbox, socket), new("bob", Bob, Bob)]);
}
