using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;
using OrleansNotify.Sessions;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>Drops what is older than the retention. Every silo does it; doing it twice is the same as once.</summary>
internal sealed class RetentionWorker(
    IEventLog log, IOtpStore codes, IOptions<StoreOptions> options, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Limits on codes look one day back.
    private static readonly TimeSpan CodesKept = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = time.GetUtcNow();
                var dropped = await log.Retain(now - options.Value.Retention, stoppingToken);
                await codes.Prune(now - CodesKept, stoppingToken);
                logger.Retained(dropped);
            }
            catch (StoreUnavailableException e)
            {
                logger.RetainFailed(e);
            }

            await Task.Delay(Period, time, stoppingToken);
        }
    }
}
