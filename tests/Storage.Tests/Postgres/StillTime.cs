using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Postgres;

/// <summary>A clock whose timers fire only while the process runs.</summary>
internal sealed class StillTime : TimeProvider
{
    private readonly ManualTimeProvider _running = new();
    private TimeSpan _still;

    public override long TimestampFrequency => _running.TimestampFrequency;

    public override long GetTimestamp() => _running.GetTimestamp() + _still.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => _running.CreateTimer(callback, state, dueTime, period);

    public void Run(TimeSpan by) => _running.Advance(by);

    public void StandStill(TimeSpan by) => _still += by;
}
