using System.Collections.Concurrent;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Lifecycle;

namespace OrleansNotify.Deliveries;

/// <summary>The streams of changes of this process: one follower a tenant, so many viewers of a tenant and of a caller.</summary>
internal sealed class ChangeHub : IDisposable
{
    public const int MostOfTenant = 200;
    public const int MostOfCaller = 10;

    private readonly ConcurrentDictionary<string, ChangeFollower> _followers = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly Func<string, ChangeFollower> _make;

    public ChangeHub(
        ChangeReader changes, PendingDeliveries pending, IEventLog log, Drain drain, TimeProvider time,
        ILogger<ChangeHub> logger)
    {
        _make = tenant => new ChangeFollower(tenant, changes, pending, log, time, logger);
        // The web server waits for its requests, and these have no end of their own.
        drain.OnLeave(_ => _leaving.CancelAsync());
    }

    /// <summary>The process leaves: streams end, and their clients resume elsewhere.</summary>
    public CancellationToken Leaving => _leaving.Token;

    /// <returns>Null when the tenant or the caller has too many already.</returns>
    public IDisposable? Enter(string tenant, string caller, ChangeViewer viewer)
    {
        string[] places = [tenant, $"{tenant}\n{caller}"];
        if (Take(places[0], MostOfTenant))
        {
            if (Take(places[1], MostOfCaller))
            {
                // Followers stay: without viewers they do nothing.
                var follower = _followers.GetOrAdd(tenant, _make);
                follower.Add(viewer, _leaving.Token);
                return new Seat(() =>
                {
                    follower.Remove(viewer);
                    Array.ForEach(places, Leave);
                });
            }

            Leave(places[0]);
        }

        return null;
    }

    public void Dispose() => _leaving.Dispose();

    private bool Take(string place, int most)
    {
        if (_counts.AddOrUpdate(place, 1, (_, count) => count + 1) <= most)
        {
            return true;
        }

        Leave(place);
        return false;
    }

    private void Leave(string place)
    {
        if (_counts.AddOrUpdate(place, 0, (_, count) => count - 1) == 0)
        {
            _counts.TryRemove(new KeyValuePair<string, int>(place, 0));
        }
    }

    private sealed class Seat(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
