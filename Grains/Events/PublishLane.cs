using Microsoft.Extensions.Logging;

namespace OrleansNotify.Events;

/// <summary>Appends a tenant's events for later. An event that is appended twice is in the log once, by its id.</summary>
internal sealed class PublishLane(string tenant, IEventSchedule schedule, IGrainFactory grains, TimeProvider time, ILogger logger)
    : ScheduleLane<ScheduledEvent>(tenant, time, logger)
{
    protected override Task<IReadOnlyList<ScheduledEvent>> Read(SchedulePosition after, int limit, CancellationToken cancellation)
        => schedule.Due(Tenant, Now, after, limit, cancellation);

    protected override async Task<bool> Act(ScheduledEvent one, CancellationToken cancellation)
    {
        if ((await grains.GetGrain<ITenantLogGrain>(Tenant).Append(one.Command)).Status == AppendStatus.Unavailable)
        {
            return false;
        }

        await schedule.Remove(Tenant, one.Command.Id, cancellation);
        return true;
    }

    protected override SchedulePosition PositionOf(ScheduledEvent one) => new(one.DueAt, one.Command.Id);
}
