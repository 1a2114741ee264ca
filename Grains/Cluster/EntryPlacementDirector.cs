using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Placement;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Cluster;

internal sealed class EntryPlacementDirector(
    GrainShares shares, Sums sums, [FromKeyedServices(typeof(ActivationCountBasedPlacement))] IPlacementDirector byCount) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var type = target.GrainIdentity.Type.ToString()!;
        return sums.Active(type) <= shares.Most(type) && context.GetCompatibleSilos(target).Contains(context.LocalSilo)
            ? Task.FromResult(context.LocalSilo)
            : byCount.OnAddActivation(strategy, target, context);
    }
}
