using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public sealed class SettleTimeTests : IAsyncDisposable
{
    private readonly PumpHarness _pump = new();

    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    [Fact]
    public void AllEndpointsOfAProcessShareTheTime()
    {
        var time = new ManualTimeProvider();
        var settle = new SettleTime(time);

        Assert.Equal(SettleTime.AtShutdown, settle.BeginShutdown());
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(6), settle.BeginShutdown());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SettleTime.Usual, settle.BeginShutdown());
    }

    [Fact]
    public async Task AtShutdownNoAttemptStartsAndThoseInFlightAreRecorded()
    {
        _pump.Sender.Script = _ => null;
        await _pump.Start();
        await _pump.Accept(1);
        await Eventually.Holds(() => _pump.Sender.Held == 1, "the attempt is in flight");

        var settling = _pump.SettleForShutdown();
        await _pump.Accept(1);
        await _pump.Quiet();
        Assert.False(settling.IsCompleted);
        _pump.Sender.Answer(ScriptedSender.Ok);
        await settling;

        Assert.Equal(1, _pump.Sender.Count);
        Assert.Equal(DeliveryStatus.Succeeded, _pump.Store.Row(1)?.Status);
        Assert.Null(_pump.Store.Row(2));
    }

    [Fact]
    public async Task AtShutdownNoMoreThanTenSecondsAreSpent()
    {
        _pump.Sender.Script = _ => null;
        await _pump.Start();
        await _pump.Accept(1);
        await Eventually.Holds(() => _pump.Sender.Held == 1, "the attempt is in flight");

        var settling = _pump.SettleForShutdown();
        await _pump.Advance(SettleTime.AtShutdown - TimeSpan.FromMilliseconds(1));
        Assert.False(settling.IsCompleted);
        await _pump.Advance(TimeSpan.FromMilliseconds(1));

        await settling.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
