namespace OrleansNotify.Deliveries;

/// <summary>Rings once at the time that it was last set to.</summary>
internal sealed class AlarmClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private DateTimeOffset? _at;
    private volatile bool _hasRung;

    public AlarmClock(TimeProvider time, Action ring)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Ring(ring), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null: not at all. A time that is past rings at once.</summary>
    public void Set(DateTimeOffset? at)
    {
        var now = _time.GetUtcNow();
        if (at == _at && at > now && !_hasRung)
        {
            return;
        }

        (_at, _hasRung) = (at, false);
        _timer.Change(at is { } due ? Wait(due - now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    // It may ring a moment too early, and is then set to the same time again.
    private void Ring(Action ring)
    {
        _hasRung = true;
        ring();
    }

    // A timer takes no more than 49 days; a ring too early does no harm.
    private static TimeSpan Wait(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Clamp(wait.TotalMilliseconds, 1, int.MaxValue));
}
