namespace OrleansNotify.Deliveries;

/// <summary>
/// How long an endpoint waits for its attempts in flight before it cancels them, which repeats them elsewhere. All endpoints of a process
/// that shuts down settle at the same time: Orleans deactivates a bounded number of grains at once, and one wait after the other would
/// exceed the 30 s that the host has.
/// </summary>
internal sealed class SettleTime(TimeProvider time)
{
    /// <summary>Attempts that began before a pause end mostly within this time, so that none is seen after the answer.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(250);

    public static readonly TimeSpan AtShutdown = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long? _began;

    /// <summary>No attempt starts in this process from here on.</summary>
    public bool IsShutdown
    {
        get
        {
            lock (_lock)
            {
                return _began is not null;
            }
        }
    }

    /// <summary>The process shuts down. Returns what is left of the time.</summary>
    public TimeSpan BeginShutdown()
    {
        lock (_lock)
        {
            _began ??= time.GetTimestamp();
            var left = AtShutdown - time.GetElapsedTime(_began.Value);
            return left > Usual ? left : Usual;
        }
    }
}
