using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Cluster;

/// <summary>How the cluster is, for the operator who holds <c>ADMIN_TOKEN</c>.</summary>
internal static class ClusterRoutes
{
    public static void MapCluster(this IEndpointRouteBuilder routes)
    {
        var operators = routes.MapGroup("/v1/admin").ForAdmins().RejectingBadArguments();
        operators.MapGet("/cluster", (ClusterReader reader, CancellationToken cancellation) => reader.Read(cancellation))
            .Named("showCluster", "Silos, gateways, and what waits").Produces<ClusterView>();
    }
}
