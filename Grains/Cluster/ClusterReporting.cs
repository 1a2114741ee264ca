using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal static class ClusterReporting
{
    public static void AddClusterReporting(this IServiceCollection services)
    {
        services.AddSingleton<Sums>();
        services.AddSingleton<GrainShares>();
        services.AddHostedService<ReportWorker>();
    }
}
