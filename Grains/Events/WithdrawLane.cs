using Microsoft.Extensions.Logging;

namespace OrleansNotify.Events;

/// <summary>Withdraws the events of a tenant's log that have ended. The log knows a second withdrawal by its key.</summary>
internal sealed class WithdrawLane(
    string tenant, IEventSchedule schedule, IEventLog log, IGrainFactory grains, TimeProvider time, ILogger logger)
    : ScheduleLane<ExpiredEvent>(tenant, time, logger)
{
    protected override Task<IReadOnlyList<ExpiredEvent>> Read(SchedulePosition after, int limit, CancellationToken cancellation)
        => schedule.Expired(Tenant, Now, after, limit, cancellation);

    protected override async Task<bool> Act(ExpiredEvent one, CancellationToken cancellation)
    {
        if (await log.Find(Tenant, one.Id, cancellation) is { Audience.Length: > 0 } logged)
        {
            var tombstone = Withdrawal.Of(logged, $"evt_{Guid.CreateVersion7(Now):N}");
            if ((await grains.GetGrain<ITenantLogGrain>(Tenant).Append(tombstone)).Status == AppendStatus.Unavailable)
            {
                return false;
            }

            await log.Withdraw(Tenant, logged, cancellation);
        }

        await schedule.Forget(one, cancellation);
        return true;
    }

    protected override SchedulePosition PositionOf(ExpiredEvent one) => new(one.DueAt, one.Id);
}
