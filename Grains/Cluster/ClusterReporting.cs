using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal static class ClusterReporting
{
    public static void AddClusterReporting(this IServiceCollection services)
    {
        services.AddSingleton<Sums>();
        services.AddSingleton<GrainShares>();
        services.AddSingleton<LogMoves>();
        services.AddHostedService<ReportWorker>();
    }
}
