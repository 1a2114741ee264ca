using System.Collections.Frozen;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>
/// The origins of all tenants together: for preflights, which carry no credential, and refusals of callers that are nobody's. Kept for some
/// seconds, however many ask; a change at this process counts at once, one at another process when the time is over.
/// </summary>
internal sealed class AllowedOrigins(ITenantStore tenants, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    // What takes long, of very many tenants, is done as much more seldom.
    private const int ShareOfTime = 100;

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Copy _copy = new(FrozenSet<string>.Empty, -1, 0, TimeSpan.Zero);
    private volatile int _changes;

    /// <summary>As of the last <see cref="Refresh"/>.</summary>
    public bool Contain(string origin) => Origins.Allows(_copy.Origins, origin);

    public void Changed() => Interlocked.Increment(ref _changes);

    public async Task Refresh(CancellationToken cancellation)
    {
        var isOld = _copy.ReadAfter != _changes;
        if ((!isOld && time.GetElapsedTime(_copy.ReadAt) < _copy.MaxAge) || !await _reading.WaitAsync(isOld ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
        {
            return;
        }

        try
        {
            if (_copy.ReadAfter != _changes || time.GetElapsedTime(_copy.ReadAt) >= _copy.MaxAge)
            {
                await Read();
            }
        }
        catch (StoreUnavailableException) when (_copy.ReadAfter >= 0)
        {
            // What was allowed a moment ago still is: the page will see in the answer itself that the store is away.
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    // Shared by all waiting requests: the one that started it may have been aborted.
    private async Task Read()
    {
        var (changes, begun) = (_changes, time.GetTimestamp());
        var lists = await tenants.Origins(CancellationToken.None);
        var origins = lists.SelectMany(list => list.Split('\n')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var taken = time.GetElapsedTime(begun) * ShareOfTime;
        _copy = new Copy(origins, changes, time.GetTimestamp(), taken > MaxAge ? taken : MaxAge);
    }

    private sealed record Copy(FrozenSet<string> Origins, int ReadAfter, long ReadAt, TimeSpan MaxAge);
}
