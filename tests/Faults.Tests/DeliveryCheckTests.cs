using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;
using static OrleansNotify.Faults.RightHistory;

namespace OrleansNotify.Faults;

public sealed class DeliveryCheckTests
{
    private static readonly Receipt Again = new("flaky", "evt_3", 3, Second(50), 200);

    [Fact]
    public void AnEventThatNeverSucceededIsFound()
        => Assert.Equal(1, DeliveryChecks.EverythingIsDelivered(Value with { Receipts = [.. Value.Receipts.Take(2)] }).Violations);

    [Fact]
    public void ARequestAfterASuccessIsFound() => Assert.Equal(1, DeliveryChecks.EverythingIsDelivered(Value.With(Again)).Violations);

    [Fact]
    public void ARequestAfterASuccessIsExcusedByAFaultThatCutItOff()
        => Assert.Equal(0, DeliveryChecks.EverythingIsDelivered(Value.With(Again).WithFault(12, 20)).Violations);

    [Fact]
    public void ARequestAfterASuccessIsNotExcusedByAFaultLongBefore()
        => Assert.Equal(1, DeliveryChecks.EverythingIsDelivered((Value with { Receipts = [new("flaky", "evt_3", 3, Second(100), 200), Again with { At = Second(150) }] }).WithFault(12, 20)).Violations);

    [Fact]
    public void ARequestUnderAnotherIdIsFound()
        => Assert.Equal(1, DeliveryChecks.EverythingIsDelivered(Value.With(Again with { At = Second(12), EventId = "evt_8", Status = 500 })).Violations);

    [Fact]
    public void AnEventOfAnotherTenantIsFound() => Assert.Equal(1, DeliveryChecks.EverythingIsDelivered(Value.With(Again with { Number = 9 })).Violations);

    [Fact]
    public void ARequestAfterADeletionWasAnsweredIsFound()
        => Assert.Equal(1, DeliveryChecks.SilencedStaySilent(Value.With(new Receipt("quiet", "evt_3", 3, Second(12.001), 200))).Violations);

    [Fact]
    public void ARetryBeforeItsTimeIsFound() => Assert.Equal(1, Schedule(10, 10.5));

    [Fact]
    public void ARetryLongAfterItsTimeIsFound() => Assert.Equal(1, Schedule(10, 14));

    [Fact]
    public void ARetryThatAFaultDelayedIsNot() => Assert.Equal(0, DeliveryChecks.RetriesKeepTheSchedule(Retry(10, 40).WithFault(10.5, 25)).Violations);

    [Fact]
    public void ARetryThatComesLongAfterTheRecoveryIsFound()
        => Assert.Equal(1, DeliveryChecks.RetriesKeepTheSchedule(Retry(10, 60).WithFault(10.5, 25)).Violations);

    [Fact]
    public void ARetryBeforeItsTimeIsNotExcusedByAFaultThatStopsNothing()
        => Assert.Equal(1, DeliveryChecks.RetriesKeepTheSchedule(Retry(10, 10.5).WithFault(5, 25, stopsProcesses: false)).Violations);

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(1, 2, 4)]
    [InlineData(2, 3, 4)]
    public void AttemptsThatAreNotCountedOneByOneAreFound(params int[] numbers)
        => Assert.Equal(1, DeliveryChecks.RetriesKeepTheSchedule(Value with { Attempts = [new ShownAttempts("ep_1", 3, numbers, 3)] }).Violations);

    private static int Schedule(double first, double second) => DeliveryChecks.RetriesKeepTheSchedule(Retry(first, second)).Violations;

    private static History Retry(double first, double second) => Value with
    {
        Receipts = [new("flaky", "evt_3", 3, Second(first), 500), new("flaky", "evt_3", 3, Second(second), 200)],
    };
}
