namespace OrleansNotify.Deliveries;

/// <summary>A delivery as it stands after an attempt, and the attempt; null for an attempt that was not made (skipped, cancelled).</summary>
public sealed record DeliveryOutcome(DeliveryRow Delivery, AttemptRow? Attempt)
{
    /// <summary>Of the event. Not stored with the delivery.</summary>
    public int Hops { get; init; }
}
