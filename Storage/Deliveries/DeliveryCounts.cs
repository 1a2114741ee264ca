namespace OrleansNotify.Deliveries;

/// <summary>Counted up to a bound.</summary>
/// <param name="Due">Pending or retrying and due.</param>
public sealed record DeliveryCounts(long Pending, long Retrying, long Due, long Dead, long Cancelled);
