using Microsoft.Extensions.Logging;

namespace OrleansNotify.Housekeeping;

/// <summary>
/// Runs its job again and again, from a timer. The timer interleaves, so that a ping never waits for a run: a run touches no field of the
/// grain, and the next tick is set when it has ended.
/// </summary>
[GrainType("housekeeping")]
internal sealed class HousekeepingGrain(IEnumerable<IHousekeepingJob> jobs, TimeProvider time, ILogger<HousekeepingGrain> logger)
    : Grain, IHousekeepingGrain
{
    private IGrainTimer? _timer;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (jobs.FirstOrDefault(job => job.Name == this.GetPrimaryKeyString()) is { } job)
        {
            var options = new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true };
            _timer = this.RegisterGrainTimer(stop => Run(job, stop), options);
            logger.JobTaken(job.Name);
        }

        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;

    private async Task Run(IHousekeepingJob job, CancellationToken stop)
    {
        var pause = job.AfterFailure;
        try
        {
            pause = await TimeLimit.Run(job.Run, job.Limit, time, stop);
        }
        catch (Exception e)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            // Whatever it is, the job goes on, and the others do not know.
            logger.JobFailed(e, job.Name, pause);
        }

        _timer?.Change(pause, Timeout.InfiniteTimeSpan);
    }
}
