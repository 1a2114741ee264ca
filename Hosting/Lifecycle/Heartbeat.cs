using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Cluster;
using OrleansNotify.Hosting;

namespace OrleansNotify.Lifecycle;

/// <summary>Calls a grain of this process, to see that Orleans answers.</summary>
internal sealed class Heartbeat(IGrainFactory grains, IOptions<ClusterOptions> cluster, TimeProvider time, ILogger<Heartbeat> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private long _last = time.GetTimestamp();

    public TimeSpan Age => time.GetElapsedTime(Interlocked.Read(ref _last));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Beat();
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task Beat()
    {
        try
        {
            // A gateway's grains are all elsewhere: what is its own are its timers and threads, without which it does not come here.
            if (cluster.Value.Role != "gateway")
            {
                await grains.GetGrain<IHeartbeatGrain>("here").Beat();
            }

            Interlocked.Exchange(ref _last, time.GetTimestamp());
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            logger.BeatMissed(e);
        }
    }
}
