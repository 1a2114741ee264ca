namespace OrleansNotify.Deliveries;

/// <summary>Rings once at the time that it was last set to.</summary>
internal sealed class AlarmClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private DateTimeOffset? _at;

    public AlarmClock(TimeProvider time, Action ring)
    {
        _time = time;
        _timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null: not at all. A time that is past rings at once.</summary>
    public void Set(DateTimeOffset? at)
    {
        var now = _time.GetUtcNow();
        if (at == _at && at > now)
        {
            return;
        }

        _at = at;
        _timer.Change(at is { } due ? Wait(due - now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    // A timer takes no more than 49 days; a ring too early does no harm.
    private static TimeSpan Wait(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 1, int.MaxValue));
}
