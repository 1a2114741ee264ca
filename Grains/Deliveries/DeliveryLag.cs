using OrleansNotify.Telemetry;

namespace OrleansNotify.Deliveries;

/// <summary>Of this process: commits that no endpoint was told of yet, outcomes that are not on the disk. Slow receivers have no part in it.</summary>
internal sealed class DeliveryLag(TimeProvider time) : Lag("deliveries.lag", "Age of the oldest commit that is not routed or outcome that is not recorded", time);
