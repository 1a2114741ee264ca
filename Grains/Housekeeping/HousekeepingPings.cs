using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Housekeeping;

/// <summary>
/// Calls each job's grain, so that it is active somewhere. In place of reminders: a job whose silo has died goes on seconds after the others
/// know, not a minute, and nothing is stored.
/// </summary>
internal sealed class HousekeepingPings(
    IEnumerable<IHousekeepingJob> jobs, IGrainFactory grains, TimeProvider time, ILogger<HousekeepingPings> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var jobGrains = jobs.Select(job => grains.GetGrain<IHousekeepingGrain>(job.Name)).ToArray();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAll(jobGrains.Select(job => job.Ping()));
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                logger.NotPinged(e);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }
}
