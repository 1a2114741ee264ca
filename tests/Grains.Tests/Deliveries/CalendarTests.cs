using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

public sealed class CalendarTests : IAsyncDisposable
{
    private static readonly double[] Waits = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];

    private readonly PumpHarness _pump = new();

    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    [Fact]
    public async Task TenAttemptsOverThreeDaysAndThenItIsDead()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);

        foreach (var _ in Waits)
        {
            await _pump.RunNext(1);
        }

        var starts = _pump.Store.AllAttempts.Select(attempt => attempt.StartedAt).ToArray();
        Assert.Equal(Enumerable.Range(1, 10), _pump.Store.AllAttempts.Select(attempt => attempt.Number));
        for (var i = 0; i < Waits.Length; i++)
        {
            Assert.InRange((starts[i + 1] - starts[i]).TotalSeconds, Waits[i] * 0.8, (Waits[i] * 1.2) + 0.01);
        }

        var row = _pump.Store.Row(1)!;
        Assert.Equal((DeliveryStatus.Dead, 10, (DateTimeOffset?)null), (row.Status, row.Attempts, row.NextAttemptAt));
        Assert.Equal(["warned 1", "died 1"], _pump.Told);
    }

    [Fact]
    public async Task EveryAttemptHasTheSameIdAndItsOwnTime()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        await _pump.RunNext(1);
        await _pump.RunNext(1);

        Assert.Equal(["evt_1", "evt_1", "evt_1"], _pump.Sender.Sent.Select(sent => sent.MessageId));
        Assert.Equal(3, _pump.Sender.Sent.Select(sent => sent.StartedAt.ToUnixTimeSeconds()).Distinct().Count());
    }

    [Fact]
    public async Task NothingStartsBeforeItsTime()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);

        var next = _pump.Store.Row(1)!.NextAttemptAt!.Value;
        await _pump.Advance(next - _pump.Time.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _pump.Sender.Count);

        await _pump.Advance(TimeSpan.FromMilliseconds(2));
        await _pump.Recorded(1, 2);
    }

    [Fact]
    public async Task ASuccessEndsIt()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        _pump.Sender.Script = _ => ScriptedSender.Ok;

        await _pump.RunNext(1);

        var row = _pump.Store.Row(1)!;
        Assert.Equal((DeliveryStatus.Succeeded, 2, (DateTimeOffset?)null), (row.Status, row.Attempts, row.NextAttemptAt));
        Assert.Equal(_pump.Time.GetUtcNow(), row.DeliveredAt);
        Assert.Equal(1, _pump.Store.Cursor);
    }

    [Fact]
    public async Task AnEndpointsOwnScheduleWins()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start(PumpHarness.Settings with { RetrySchedule = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)] });
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        await _pump.RunNext(1);
        await _pump.RunNext(1);

        var starts = _pump.Store.AllAttempts.Select(attempt => attempt.StartedAt).ToArray();
        Assert.InRange((starts[1] - starts[0]).TotalSeconds, 24, 36.01);
        Assert.InRange((starts[2] - starts[1]).TotalSeconds, 240, 360.01);
        Assert.Equal(DeliveryStatus.Dead, _pump.Store.Row(1)!.Status);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task WhatIsNotASuccessIsTriedAgain(int status)
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(status);
        await _pump.Start();

        await _pump.Accept(1);
        await _pump.Recorded(1, 1);

        Assert.Equal(DeliveryStatus.Retrying, _pump.Store.Row(1)!.Status);
        Assert.Equal(status, _pump.Store.Row(1)!.LastStatusCode);
    }

    [Fact]
    public async Task ACrashDoesNotSetItBack()
    {
        _pump.Sender.Script = _ => ScriptedSender.Status(500);
        await _pump.Start();
        await _pump.Accept(1);
        await _pump.Recorded(1, 1);
        await _pump.RunNext(1);
        var next = _pump.Store.Row(1)!.NextAttemptAt;

        await _pump.Stop();
        await _pump.Start();
        await _pump.RunNext(1);

        Assert.Equal(3, _pump.Store.Row(1)!.Attempts);
        Assert.Equal(next, _pump.Store.AllAttempts[2].StartedAt);
    }
}
