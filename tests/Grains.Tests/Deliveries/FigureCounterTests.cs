using OrleansNotify.Endpoints;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public sealed class FigureCounterTests
{
    private readonly FigureCounter _counter = new(new ManualTimeProvider());

    [Fact]
    public void AnAttemptIsCountedOfItsTenantEndpointTypeAndSourceByMinuteAndByHour()
    {
        _counter.Add([Progress(Outcome(DeliveryStatus.Succeeded), Outcome(DeliveryStatus.Retrying), Outcome(DeliveryStatus.Dead))], new HashSet<EndpointRef>());

        var rows = _counter.Take();

        Assert.Equal(8, rows.Count);
        Assert.All(rows, row => Assert.Equal((1, 1, 1, 3), (row.Succeeded, row.Failed, row.Dead, row.Durations.Sum())));
        Assert.Equal(["*", "endpoint", "source", "type"], rows.Select(row => row.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(_counter.Take());
    }

    [Fact]
    public void WhatWasRefusedOrNotAttemptedIsNotCounted()
    {
        _counter.Add([Progress(Outcome(DeliveryStatus.Succeeded))], new HashSet<EndpointRef> { new("t", "ep_1") });
        _counter.Add([Progress(Outcome(DeliveryStatus.Cancelled) with { Attempt = null })], new HashSet<EndpointRef>());

        Assert.Empty(_counter.Take());
    }

    [Fact]
    public void AnAttemptWithoutAnAnswerHasNoDuration()
    {
        var outcome = Outcome(DeliveryStatus.Retrying);
        _counter.Add([Progress(outcome with { Attempt = outcome.Attempt! with { StatusCode = null } })], new HashSet<EndpointRef>());

        Assert.All(_counter.Take(), row => Assert.Equal((1, 0), (row.Failed, row.Durations.Sum())));
    }

    [Fact]
    public void WhatCouldNotBeStoredIsCountedOn()
    {
        _counter.Add([Progress(Outcome(DeliveryStatus.Succeeded))], new HashSet<EndpointRef>());
        var taken = _counter.Take();
        _counter.Add([Progress(Outcome(DeliveryStatus.Succeeded))], new HashSet<EndpointRef>());

        _counter.PutBack(taken);

        Assert.All(_counter.Take(), row => Assert.Equal((2, 2), (row.Succeeded, row.Durations.Sum())));
    }

    private static EndpointProgress Progress(params DeliveryOutcome[] outcomes) => new("t", "ep_1", 1, 1, null, null, outcomes);

    private static DeliveryOutcome Outcome(string status) => new(
        new DeliveryRow("ep_1", 1, "evt_1", "a", "api", default, status, 1, 1, AttemptTrigger.Schedule, null, 200, null, default, null),
        new AttemptRow(1, default, AttemptTrigger.Schedule, "", 200, null, null, null, null, null, TimeSpan.FromMilliseconds(7), "", "", [], false, null));
}
