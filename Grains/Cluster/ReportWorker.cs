using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;
using OrleansNotify.Lifecycle;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

/// <summary>Tells the cluster how this process is.</summary>
internal sealed class ReportWorker(
    IGrainFactory grains, IOptions<ClusterOptions> options, IEnumerable<IProcessAddress> addresses, ReadyCheck ready, IEnumerable<Lag> lags, Sums sums,
    GrainShares shares, ReporterId id, TimeProvider time, ILogger<ReportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cluster = grains.GetGrain<IClusterGrain>(IClusterGrain.Key);
        try
        {
            while (true)
            {
                await Try(async () =>
                {
                    await cluster.Report(Now());
                    shares.Take(await cluster.List());
                });
                await Task.Delay(Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await Try(() => cluster.Leave(id.Value));
        }
    }

    private ProcessReport Now() => new(
        id.Value, options.Value.Role, Environment.MachineName,
        addresses.Select(address => address.Address).FirstOrDefault(SiloAddress()),
        Environment.ProcessId, ThisProcess.Version, _startedAt, ready.Unready() ?? "ready", sums.Sockets, lags.Max(lag => lag.Oldest),
        Environment.WorkingSet, sums.Grains);

    private string SiloAddress()
        => $"{(options.Value.SiloAddress.Length > 0 ? options.Value.SiloAddress : Environment.MachineName)}:{options.Value.SiloPort}";

    private async Task Try(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            logger.NotReported(e);
        }
    }
}
