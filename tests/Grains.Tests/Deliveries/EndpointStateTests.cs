namespace OrleansNotify.Deliveries;

/// <summary>What a receiver's answers make of its endpoint.</summary>
public sealed class EndpointStateTests : IAsyncDisposable
{
    private readonly PumpHarness _pump = new();

    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    [Fact]
    public async Task RetryAfterHoldsForEveryDelivery()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(429, retryAfter: TimeSpan.FromHours(2));
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        _pump.Sender.Script = _ => ScriptedSender.Ok;

        await _pump.Accept(20);
        await _pump.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _pump.Sender.Count);

        await _pump.Advance(TimeSpan.FromSeconds(2));
        await _pump.Recorded(22);
        Assert.Equal(21, _pump.Store.Cursor);
    }

    [Fact]
    public async Task WhatNoFurtherAttemptCanChangeIsDeadAtOnce()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(null, ErrorKind.Blocked) with { IsFinal = true };
        await _pump.Start();

        await _pump.Accept(1);

        await _pump.Recorded(1, 1);
        var row = _pump.Store.Row(1)!;
        Assert.Equal((DeliveryStatus.Dead, 1, ErrorKind.Blocked, null), (row.Status, row.Attempts, row.LastError, row.NextAttemptAt));
    }

    [Fact]
    public async Task ANameThatLeadsToABlockedAddressIsTriedThreeTimes()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(null, ErrorKind.Blocked);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);

        await _pump.RunNext(1);
        await _pump.RunNext(1);

        Assert.Equal((DeliveryStatus.Dead, 3), (_pump.Store.Row(1)!.Status, _pump.Store.Row(1)!.Attempts));
    }

    [Fact]
    public async Task TooManyWithoutATimeHoldsLongerEachTime()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(429);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1);

        await _pump.Accept(1);
        await _pump.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(1, _pump.Sender.Count);
        await _pump.Advance(TimeSpan.FromMilliseconds(2));
        await _pump.Recorded(2);

        await _pump.Accept(1);
        await _pump.Advance(TimeSpan.FromMilliseconds(1990));
        Assert.Equal(2, _pump.Sender.Count);
    }

    [Fact]
    public async Task AnOpenBreakerLetsOneProbeThrough()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(16);
        await _pump.Recorded(16);
        Assert.Equal(Breaker.Open, _pump.Breaker);
        _pump.Sender.Script = _ => null;

        await _pump.Accept(50);
        await _pump.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(16, _pump.Sender.Count);
        await _pump.Advance(TimeSpan.FromSeconds(2));

        await Testing.Eventually.Holds(() => _pump.Sender.Count == 17, "one probe");
        await _pump.Quiet();
        Assert.Equal(17, _pump.Sender.Count);
    }

    [Fact]
    public async Task ThreeGoodProbesCloseItAndEverythingIsDelivered()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(16);
        await _pump.Recorded(16);
        _pump.Sender.Script = _ => ScriptedSender.Ok;
        await _pump.Accept(50);

        await _pump.Advance(TimeSpan.FromSeconds(31));
        await _pump.Recorded(66);

        Assert.Equal(Breaker.Closed, _pump.Breaker);
        Assert.Equal(66, _pump.Store.Cursor);
        Assert.Contains("recovered", _pump.Told);
    }

    [Fact]
    public async Task GoneDisablesIt()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(410);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);

        await _pump.Accept(5);
        await _pump.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, _pump.Sender.Count);
        Assert.Equal(["failed gone"], _pump.Told);
        Assert.Equal(DeliveryStatus.Retrying, _pump.Store.Row(1)!.Status);
    }

    [Fact]
    public async Task FiveDaysWithoutASuccessDisableItAfterTwoWarnings()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start(PumpHarness.Settings with { RetrySchedule = [.. Enumerable.Repeat(TimeSpan.FromHours(10), 20)] });
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        var began = _pump.Time.GetUtcNow();

        while (!_pump.Told.Contains("failed failing"))
        {
            await _pump.RunNext(1);
        }

        Assert.Equal(["warned 1", "warned 2", "failed failing"], _pump.Told);
        Assert.InRange((_pump.Time.GetUtcNow() - began).TotalDays, 5, 5.5);
    }

    [Fact]
    public async Task ClosedMeansThatNothingStarts()
    {
        _pump.Sender.Script = _ => null;
        await _pump.Start();
        await _pump.Accept(40);
        await _pump.Quiet();
        var before = _pump.Sender.Count;

        await _pump.Close();
        _pump.Sender.Answer(ScriptedSender.Ok);
        await _pump.Accept(10);
        await _pump.Advance(TimeSpan.FromHours(1));

        Assert.Equal(before, _pump.Sender.Count);
        Assert.Equal(before, _pump.Store.AllAttempts.Count);
    }

    [Fact]
    public async Task AHangingReceiverHasFewAttemptsInFlight()
    {
        _pump.Sender.Script = _ => null;
        await _pump.Start();

        await _pump.Accept(500);
        await _pump.Quiet();
        Assert.Equal(16, _pump.Sender.Count);

        _pump.Sender.Answer(ScriptedSender.TimedOut);
        await _pump.Recorded(16);
    }

    [Fact]
    public async Task TheRateOfAnEndpointIsKept()
    {
        await _pump.Start(PumpHarness.Settings with { RateLimit = 10 });
        await _pump.Accept(100);
        for (var i = 0; i < 50; i++)
        {
            await _pump.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(_pump.Sender.Count, 48, 53);
    }

    [Fact]
    public async Task WithoutTheStoreOutcomesAreKeptAndWrittenLater()
    {
        _pump.Store.IsAway = true;
        await _pump.Start();
        await _pump.Accept(10);
        await _pump.Quiet();
        Assert.Empty(_pump.Store.AllAttempts);

        _pump.Store.IsAway = false;
        await _pump.Advance(TimeSpan.FromSeconds(10));
        await _pump.Recorded(10);

        Assert.Equal(10, _pump.Sender.Count);
        Assert.Equal(10, _pump.Store.Cursor);
    }

    [Fact]
    public async Task WhoLostTheLeaseStops()
    {
        _pump.Store.IsTakenByAnother = true;
        await _pump.Start();
        await _pump.Accept(1);
        await Testing.Eventually.Holds(() => _pump.Told.Contains("replaced"), "it is told");

        await _pump.Accept(10);
        await _pump.Quiet();

        Assert.Equal(1, _pump.Sender.Count);
    }

    [Fact]
    public async Task ALostHintIsReadFromTheLog()
    {
        await _pump.Start();
        await _pump.Accept(1);
        for (var i = 0; i < 400; i++)
        {
            _pump.Log.Add("order.created", "{}", _pump.Time.GetUtcNow());
        }

        await _pump.Accept(1);
        await _pump.Recorded(402);

        Assert.Equal(402, _pump.Store.Cursor);
    }

    [Fact]
    public async Task AfterACrashOnlyWhatHasNoRowIsDelivered()
    {
        _pump.Sender.Script = sent => sent.MessageId == "evt_1" ? null : ScriptedSender.Ok;
        await _pump.Start();
        await _pump.Accept(10);
        await _pump.Recorded(9);
        Assert.Equal(0, _pump.Store.Cursor);

        await _pump.Stop();
        _pump.Sender.Script = _ => ScriptedSender.Ok;
        await _pump.Start();
        await _pump.Wake(10);
        await _pump.Recorded(10);
        await _pump.Quiet();

        Assert.Equal(11, _pump.Sender.Count);
        Assert.Equal(2, _pump.Sender.Sent.Count(sent => sent.MessageId == "evt_1"));
        Assert.Equal(10, _pump.Store.Cursor);
    }
}
