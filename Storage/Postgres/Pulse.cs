namespace OrleansNotify.Storage.Postgres;

/// <summary>
/// Notices that this process has stood still. Others may have declared it dead meanwhile and do its work: until it has had the time to
/// hear of that, what it had begun before must not be written.
/// </summary>
internal sealed class Pulse : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // Shorter than any silence after which the others declare a silo dead.
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(4);

    // A silo asks for its own standing many times in this.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private long _beatAt;
    private long _wokeAt;

    /// <param name="options">Alone over its database, a process has nobody who could take its place.</param>
    public Pulse(StorageOptions options, TimeProvider time)
    {
        _time = time;
        _beatAt = time.GetTimestamp();
        _timer = options.IsShared ? time.CreateTimer(_ => Beat(), null, Every, Every) : null;
    }

    /// <summary>The first to ask after a stillness notices it, be it before the next beat.</summary>
    public bool IsSteady
    {
        get
        {
            if (_timer is null)
            {
                return true;
            }

            var now = _time.GetTimestamp();
            if (_time.GetElapsedTime(Volatile.Read(ref _beatAt), now) >= Stillness)
            {
                Volatile.Write(ref _wokeAt, now);
            }

            return Volatile.Read(ref _wokeAt) is var wokeAt && (wokeAt == 0 || _time.GetElapsedTime(wokeAt, now) >= Doubt);
        }
    }

    public void Check()
    {
        if (!IsSteady)
        {
            throw new StoreUnavailableException("This process stood still; others may have taken its place.");
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Beat()
    {
        _ = IsSteady;
        Volatile.Write(ref _beatAt, _time.GetTimestamp());
    }
}
