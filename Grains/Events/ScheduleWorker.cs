using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Appends what was scheduled and withdraws what has expired, within a second or so. Every silo does it; doing it twice is the same as
/// once, as the log knows both commands by their ids and keys.
/// </summary>
internal sealed class ScheduleWorker(
    IEventSchedule schedule, IEventLog log, IGrainFactory grains, TimeProvider time, ILogger<ScheduleWorker> logger) : BackgroundService
{
    private const int Page = 200;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var hasMore = await Publish(stoppingToken) | await Withdraw(stoppingToken);
                if (hasMore)
                {
                    continue;
                }
            }
            catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
            {
                logger.ScheduleDelayed(e);
            }

            await Task.Delay(Period, time, stoppingToken);
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Publish(CancellationToken cancellation)
    {
        var due = await schedule.Due(time.GetUtcNow(), Page, cancellation);
        var done = await Task.WhenAll(due.Select(scheduled => Publish(scheduled, cancellation)));
        return due.Count == Page && Array.Exists(done, isDone => isDone);
    }

    private async Task<bool> Publish(ScheduledEvent scheduled, CancellationToken cancellation)
    {
        var result = await grains.GetGrain<ITenantLogGrain>(scheduled.Tenant).Append(scheduled.Command);
        return result.Status != AppendStatus.Unavailable && await schedule.Remove(scheduled.Tenant, scheduled.Command.Id, cancellation);
    }

    private async Task<bool> Withdraw(CancellationToken cancellation)
    {
        var expired = await schedule.Expired(time.GetUtcNow(), Page, cancellation);
        var done = await Task.WhenAll(expired.Select(one => Withdraw(one, cancellation)));
        return expired.Count == Page && Array.Exists(done, isDone => isDone);
    }

    private async Task<bool> Withdraw(ExpiredEvent expired, CancellationToken cancellation)
    {
        if (await log.Find(expired.Tenant, expired.Id, cancellation) is { Audience.Length: > 0 } logged)
        {
            var tombstone = Withdrawal.Of(logged, $"evt_{Guid.CreateVersion7(time.GetUtcNow()):N}");
            if ((await grains.GetGrain<ITenantLogGrain>(expired.Tenant).Append(tombstone)).Status == AppendStatus.Unavailable)
            {
                return false;
            }

            await log.Withdraw(expired.Tenant, logged, cancellation);
        }

        await schedule.Forget(expired, cancellation);
        return true;
    }
}
