namespace OrleansNotify.Testing;

internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public DateTimeOffset? DueAt { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
        if (dueTime == TimeSpan.Zero)
        {
            TakeDue();
            ThreadPool.QueueUserWorkItem(_ => Fire());
        }

        return true;
    }

    public void TakeDue() => DueAt = _period > TimeSpan.Zero ? clock.GetUtcNow() + _period : null;

    public void Fire() => callback(state);

    public void Dispose()
    {
        DueAt = null;
        clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
