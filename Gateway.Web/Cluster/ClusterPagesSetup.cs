using OrleansNotify.Dashboard;

namespace OrleansNotify.Cluster;

internal static class ClusterPagesSetup
{
    public static void AddClusterPages(this IServiceCollection services)
    {
        services.AddSingleton<ClusterReader>();
        services.AddSingleton<OperatorPassword>();
        services.AddSingleton<DashboardFolder>();
    }
}
