using Orleans.Placement;

namespace OrleansNotify.Cluster;

/// <summary>
/// A grain is where its first call enters the cluster: the calls that follow from there have one hop less, and a tenant's dispatcher, which its
/// log calls first, is beside it. A silo that has more of them than its share places by count, as everything else is. For grains that every
/// event passes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EntryPlacementAttribute() : PlacementAttribute(new EntryPlacement());

internal sealed class EntryPlacement : PlacementStrategy;
