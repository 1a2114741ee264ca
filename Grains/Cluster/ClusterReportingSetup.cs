using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansNotify.Events;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal static class ClusterReportingSetup
{
    public static void AddClusterReporting(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReporterId(ThisProcess.Id));
        services.AddSingleton<Sums>();
        services.AddSingleton<GrainShares>();
        services.AddSingleton<LogMoves>();
        services.AddHostedService<ReportWorker>();
    }
}
