using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansNotify.Deliveries;
using OrleansNotify.Hosting;
using OrleansNotify.Testing;

namespace OrleansNotify.Lifecycle;

public sealed class ReadyCheckTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ManualLifetime _lifetime = new();
    private readonly DeliveryLag _lag;
    private readonly Drain _drain;
    private readonly ReadyCheck _check;

    public ReadyCheckTests()
    {
        var options = Options.Create(new HealthOptions { ReadyMaxLag = TimeSpan.FromSeconds(30), DrainDelay = TimeSpan.FromSeconds(5) });
        _lag = new DeliveryLag(_time);
        _drain = new Drain(options, Options.Create(new ClusterOptions()), _lifetime, _time, NullLogger<Drain>.Instance);
        _check = new ReadyCheck(_drain, _lifetime, [_lag], options);
    }

    [Fact]
    public void NotBeforeItHasStarted()
    {
        Assert.Equal("it has not joined yet", _check.Unready());

        _lifetime.Start();

        Assert.Null(_check.Unready());
    }

    [Fact]
    public void NotWhileItsOwnWorkWaitsForTooLong()
    {
        _lifetime.Start();
        _lag.Waits(this);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(_check.Unready());

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("its oldest work has waited for 31 s", _check.Unready());
        _lag.IsDone(this);
        Assert.Null(_check.Unready());
    }

    [Fact]
    public async Task LeavingIsSaidFirstAndWhatLeavesIsToldAfterTheDelay()
    {
        _lifetime.Start();
        var told = new TaskCompletionSource<TimeSpan>();
        _drain.OnLeave(spread =>
        {
            told.SetResult(spread);
            return Task.CompletedTask;
        });

        var stopping = _drain.StoppingAsync(CancellationToken.None);

        Assert.Equal("it is leaving", _check.Unready());
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(told.Task.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        Assert.Equal(TimeSpan.Zero, await told.Task);
    }

    public void Dispose()
    {
        _lag.Dispose();
        _lifetime.Dispose();
    }
}
