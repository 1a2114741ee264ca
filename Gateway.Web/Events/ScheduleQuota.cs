using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>
/// How many events of a tenant, and of one of its people, may wait for their time: nothing takes them away before it. They are counted in the
/// store at most once a second, so that several gateways may together pass the bound by what they take in that time.
/// </summary>
internal sealed class ScheduleQuota(IEventSchedule schedule, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const int MaxKnown = 10_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Tenant, string? User), Counted> _known = new();

    /// <returns>Null: they may be added.</returns>
    public async Task<Problem?> Take(string tenant, string? user, IReadOnlyList<EventCommand> events, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var later = events.Count(published => published.DeliverAt > now);
        if (later == 0)
        {
            return null;
        }

        var ofUser = user is null || await TryAdd(tenant, user, later, options.Value.UserScheduledEvents, cancellation);
        return ofUser && await TryAdd(tenant, null, later, options.Value.ScheduledEvents, cancellation) ? null : Problems.TooManyScheduled;
    }

    private async Task<bool> TryAdd(string tenant, string? user, int later, long most, CancellationToken cancellation)
    {
        if (!_known.TryGetValue((tenant, user), out var counted) || time.GetElapsedTime(counted.At) > MaxAge)
        {
            if (_known.Count >= MaxKnown)
            {
                _known.Clear();
            }

            var at = time.GetTimestamp();
            var waiting = user is null
                ? await schedule.Count(tenant, most, cancellation)
                : await schedule.CountOfUser(tenant, user, most, cancellation);
            _known[(tenant, user)] = counted = new Counted(at, waiting);
        }

        return counted.TryAdd(later, most);
    }

    private sealed class Counted(long at, long waiting)
    {
        private long _waiting = waiting;

        public long At => at;

        public bool TryAdd(int later, long most)
        {
            if (Interlocked.Add(ref _waiting, later) <= most)
            {
                return true;
            }

            Interlocked.Add(ref _waiting, -later);
            return false;
        }
    }
}
