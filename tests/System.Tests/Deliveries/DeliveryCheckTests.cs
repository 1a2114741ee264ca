namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>The check is worth something only if it can fail.</summary>
public sealed class DeliveryCheckTests
{
    private static readonly PublishedEvent[] Published =
    [
        new(1, IsAccepted: true, "evt_1", 1),
        new(2, IsAccepted: true, "evt_2", 2),
        new(3, IsAccepted: true, "evt_3", 3),
        new(4, IsAccepted: false, null, 0),
    ];

    private static readonly Receipt[] Received = [Got(1, 10), Got(2, 20, 500), Got(2, 30), Got(3, 40)];
    private static readonly ShownDelivery Retried = new("evt_2", 2, "succeeded", 2, [1, 2]);

    [Fact]
    public void ARightHistoryPasses()
    {
        var verdict = Check(Received);

        Assert.True(verdict.IsRight, verdict.ToString());
        Assert.Equal(3, verdict.Delivered);
    }

    [Fact]
    public void AnEventOfUnknownOutcomeMayBeThere() => Assert.True(Check([.. Received, Got(4, 50)]).IsRight);

    [Fact]
    public void AnAcceptedEventThatIsNowhereIsLost() => Assert.Equal(1, Check(Received[..3]).Lost);

    [Fact]
    public void AnEventThatOnlyFailedIsLost() => Assert.Equal(1, Check([.. Received[..2], Received[3]]).Lost);

    [Fact]
    public void AnEventThatIsShownAsRetryingIsNotLost()
    {
        var verdict = Check([.. Received[..2], Received[3]], new ShownDelivery("evt_2", 2, "retrying", 1, null));

        Assert.Equal((0, 1), (verdict.Lost, verdict.Waiting));
    }

    [Fact]
    public void AnEventThatIsShownAsDeadIsLost()
        => Assert.Equal(1, Check([.. Received[..2], Received[3]], new ShownDelivery("evt_2", 2, "dead", 9, null)).Lost);

    [Fact]
    public void ARequestAfterASuccessIsDoubled()
    {
        var verdict = Check([.. Received, Got(3, 60), Got(3, 70, 500)]);

        Assert.Equal(2, verdict.Doubled);
        Assert.Equal(2 / 3.0, verdict.DoubledShare);
    }

    [Fact]
    public void ADoubleUnderAnotherIdIsRenamed() => Assert.Equal(1, Check([.. Received, Got(3, 60) with { EventId = "evt_9" }]).Renamed);

    [Fact]
    public void ARetryUnderAnotherIdIsRenamed()
        => Assert.Equal(1, Check([.. Received[..2], Received[2] with { EventId = "evt_9" }, Received[3]]).Renamed);

    [Fact]
    public void AnEventOfUnknownOutcomeHasOneIdToo()
        => Assert.Equal(1, Check([.. Received, Got(4, 50, 500), Got(4, 60) with { EventId = "evt_9" }]).Renamed);

    [Fact]
    public void AnEventThatNobodyPublishedIsForeign() => Assert.Equal(1, Check([.. Received, Got(9, 60)]).Foreign);

    [Fact]
    public void ACountThatBeganAgainIsReset() => Assert.Equal(1, Count(Retried with { Attempts = 1, Numbers = [1] }, before: 2, recorded: 1));

    [Fact]
    public void ACountThatLacksARecordedRequestIsReset()
        => Assert.Equal(1, Count(Retried with { Attempts = 1, Numbers = [1] }, before: 1, recorded: 2));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    public void NumbersWithAGapOrADoubleAreReset(int first, int second)
        => Assert.Equal(1, Count(Retried with { Numbers = [first, second] }, before: 1, recorded: 1));

    [Fact]
    public void AnOutcomeThatAKillCutOffNeedNotBeCounted() => Assert.Equal(0, Count(Retried, before: 2, recorded: 1));

    private static DeliveryVerdict Check(Receipt[] receipts, params ShownDelivery[] waiting)
        => DeliveryCheck.Of(Published, receipts, waiting, [new CountedDelivery(Retried, 2, 2)]);

    private static int Count(ShownDelivery shown, int before, int recorded)
        => DeliveryCheck.Of(Published, Received, [], [new CountedDelivery(shown, before, recorded)]).Reset.Count;

    private static Receipt Got(long number, long at, int status = 200) => new("kills", $"evt_{number}", number, at, status);
}
