using Orleans.Dashboard;
using Orleans.Hosting;

namespace OrleansNotify.Hosting;

/// <summary>Silos collect, gateways ask them. Logs have a place of their own, so they are not streamed.</summary>
internal static class ClusterDashboard
{
    public static void UseDashboard(this ISiloBuilder silo, ClusterOptions options)
    {
        if (options.HasDashboard)
        {
            silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        }
    }

    public static void UseDashboard(this IClientBuilder client, ClusterOptions options)
    {
        if (options.HasDashboard)
        {
            client.AddDashboard(dashboard => dashboard.HideTrace = true);
        }
    }
}
