using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using OrleansNotify.Cluster;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Hosting;

/// <summary>
/// A grain is where its first call enters the cluster: the calls that follow from there have one hop less, and a tenant's dispatcher, which its
/// log calls first, is beside it. A silo that has more of them than its share places by count, as everything else is.
/// </summary>
internal sealed class EntryPlacement : PlacementStrategy;

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

/// <summary>Which grains are placed so: those that every event passes.</summary>
internal sealed class EntryPlacementResolver : IPlacementStrategyResolver
{
    private static readonly EntryPlacement Strategy = new();
    private static readonly HashSet<GrainType> Types = [GrainType.Create("tenant-log"), GrainType.Create("tenant-dispatcher")];

    public bool TryResolvePlacementStrategy(GrainType grainType, GrainProperties? properties, out PlacementStrategy result)
    {
        result = Strategy;
        return Types.Contains(grainType);
    }
}
