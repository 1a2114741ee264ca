using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Ticks as a request of its grain. The period runs from the end of one tick to the start of the next.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    readonly Activation _activation;
    readonly Func<CancellationToken, Task> _callback;
    readonly GrainTimerCreationOptions _options;
    readonly CancellationTokenSource _stop = new();
    readonly ITimer _timer;
    TimeSpan _dueTime;
    TimeSpan _period;
    bool _ticking;
    bool _changed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _options) = (activation, callback, options);
        (_dueTime, _period) = (options.DueTime, options.Period);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Clock(TimeProviderNames.Grains)
                .CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Start() => _timer.Change(_dueTime, Timeout.InfiniteTimeSpan);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        (_dueTime, _period, _changed) = (dueTime, period, true);
        if (!_ticking)
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _timer.Dispose();
        _activation.Disown(this);
    }

    void Fire()
    {
        _ticking = true;
        _activation.TryPost(new TurnRequest(_activation.GrainId, _ => TickAsync())
        {
            AlwaysInterleave = _options.Interleave,
            KeepsAlive = _options.KeepAlive,
            LocalOnly = true,
        });
    }

    async Task TickAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        _changed = false;
        try
        {
            await _callback(_stop.Token);
        }
        catch (Exception failure)
        {
            _activation.Silo.LogTimerFailed(failure, _activation.GrainId);
        }

        _ticking = false;
        if (!_stop.IsCancellationRequested)
        {
            _timer.Change(_changed ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }
}
