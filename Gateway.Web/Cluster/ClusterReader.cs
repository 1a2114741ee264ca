using Microsoft.Extensions.Options;
using OrleansNotify.Deliveries;
using OrleansNotify.Hosting;

namespace OrleansNotify.Cluster;

internal sealed class ClusterReader(IGrainFactory grains, IBacklog backlog, IOptions<Hosting.ClusterOptions> options, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(15);

    public async Task<ClusterView> Read(CancellationToken cancellation)
    {
        var processes = await grains.GetGrain<IClusterGrain>(IClusterGrain.Key).List();
        var queues = await backlog.Count(time.GetUtcNow(), Most, cancellation);
        var reports = processes.Select(process => process.Report).ToArray();
        return new ClusterView(
            options.Value.ClusterId,
            [.. processes.Where(process => process.Report.Role != "gateway").Select(View)],
            [.. processes.Where(process => process.Report.Role == "gateway").Select(View)],
            reports.Sum(report => report.Sockets),
            reports.SelectMany(report => report.Grains).GroupBy(pair => pair.Key).OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)),
            new QueuesView(queues.Waiting, queues.Due, queues.TenantsBehind, queues.Scheduled));
    }

    private ProcessView View(ReportedProcess process)
    {
        var report = process.Report;
        var isSilent = time.GetUtcNow() - process.SeenAt > SilentAfter;
        return new ProcessView(
            $"{report.Host}/{report.ProcessId}", report.Address, report.Version, report.StartedAt, process.SeenAt, isSilent ? "silent" : report.State,
            report.Sockets, Math.Round(report.Lag.TotalSeconds, 3), report.Memory, report.Grains);
    }
}
