using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;
using static OrleansNotify.Faults.RightHistory;

namespace OrleansNotify.Faults;

public sealed class DeviceCheckTests
{
    [Fact]
    public void AnEventThatADeviceLacksIsFound()
        => Assert.Equal(1, DeviceChecks.DevicesMissNothing(AnnSaw(new(1, 1), new(3, 3))).Violations);

    [Fact]
    public void AnEventThatAnInboxLacksIsFound()
        => Assert.Equal(1, DeviceChecks.DevicesMissNothing(AnnHas(2, new(1, 1), new(3, 3))).Violations);

    [Fact]
    public void WhatADeviceGotTwiceIsFound()
        => Assert.Equal(1, DeviceChecks.ShownOnce(AnnSaw(new(1, 1), new(2, 2), new(2, 2), new(3, 3))).Violations);

    [Fact]
    public void WhatTheLogDoesNotHaveIsFound()
        => Assert.Equal(1, DeviceChecks.ShownOnce(AnnSaw(new(1, 1), new(2, 2), new(3, 3), new(4, 44))).Violations);

    [Fact]
    public void ABadgeThatIsNotTheNumberOfWhatIsShownIsFound()
        => Assert.Equal(1, DeviceChecks.ShownOnce(AnnHas(4, new(1, 1), new(2, 2), new(3, 3))).Violations);

    [Fact]
    public void ArrivalsOutOfOrderAreFound()
        => Assert.Single(DeviceChecks.Disorder(AnnSaw(new(2, 2), new(1, 1), new(3, 3))));

    [Fact]
    public void AnEventWithAnotherSeqThanElsewhereIsFound()
        => Assert.Single(DeviceChecks.Disorder(AnnSaw(new(1, 1), new(2, 2), new(4, 3))));

    [Fact]
    public void AnEventOfAnotherPersonIsFound() => Assert.Equal(1, Foreign(new(2, 2)));

    [Fact]
    public void AnEventOfAnotherTenantIsFound() => Assert.Equal(1, Foreign(new(1, 9)));

    [Fact]
    public void ATextOfAnotherTenantIsFound()
        => Assert.Equal(1, DeviceChecks.NothingForeign(Value with { Leaks = ["other's text at default"] }).Violations);

    private static int Foreign(SeenEvent seen) => DeviceChecks.NothingForeign(
        Value with { Devices = [.. Value.Devices, new SeenByDevice("default", Bob, 1, 0, [seen])] }).Violations;

    private static History AnnSaw(params SeenEvent[] seen)
        => Value with { Devices = [new("default", Ann, 0, 0, seen), .. Value.Devices.Skip(1)] };

    private static History AnnHas(int unread, params SeenEvent[] items)
        => Value with { Inboxes = [new("default", Ann, items, unread), .. Value.Inboxes.Skip(1)] };
}
