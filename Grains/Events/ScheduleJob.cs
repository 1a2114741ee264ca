using Microsoft.Extensions.Logging;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Events;

/// <summary>
/// Appends what was scheduled and withdraws what has ended, within a second or so. A tenant whose log is broken or hangs delays no other's
/// events: each has a lane of its own, and the job does not wait for the slow ones.
/// </summary>
internal sealed class ScheduleJob(IEventSchedule schedule, IEventLog log, IGrainFactory grains, TimeProvider time, ILogger<ScheduleJob> logger)
    : IHousekeepingJob, IDisposable
{
    private const int MostLanes = 64;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(MostLanes);
    private readonly Dictionary<string, PublishLane> _publishing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WithdrawLane> _withdrawing = new(StringComparer.Ordinal);

    public string Name => "schedule";

    public TimeSpan Limit => TimeSpan.FromSeconds(30);

    public TimeSpan AfterFailure => Period;

    public void Dispose() => _places.Dispose();

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var (began, now) = (time.GetTimestamp(), time.GetUtcNow());
        var due = await schedule.DueTenants(now, cancellation);
        var expired = await schedule.ExpiredTenants(now, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var lanes = Lanes(_publishing, due, tenant => new PublishLane(tenant, schedule, grains, time, logger)).Select(lane => lane.Go(_places))
            .Concat(Lanes(_withdrawing, expired, tenant => new WithdrawLane(tenant, schedule, log, grains, time, logger)).Select(lane => lane.Go(_places)));
        await Task.WhenAny(Task.WhenAll(lanes), Task.Delay(Period, time, cancellation));
        var rest = Period - time.GetElapsedTime(began);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>Those of the tenants; all others are forgotten.</summary>
    private static List<TLane> Lanes<TLane>(Dictionary<string, TLane> known, IReadOnlyList<string> tenants, Func<string, TLane> create)
    {
        foreach (var tenant in known.Keys.Except(tenants).ToArray())
        {
            known.Remove(tenant);
        }

        return [.. tenants.Select(tenant => known.TryGetValue(tenant, out var lane) ? lane : known[tenant] = create(tenant))];
    }
}
