namespace OrleansNotify.Deliveries;

/// <summary>Where a delivery stands. Also how it is stored and shown.</summary>
public static class DeliveryStatus
{
    /// <summary>No attempt yet, or asked for again: due now.</summary>
    public const string Pending = "pending";

    /// <summary>The last attempt failed and another one is planned.</summary>
    public const string Retrying = "retrying";

    public const string Succeeded = "succeeded";

    /// <summary>The schedule is exhausted: a dead letter.</summary>
    public const string Dead = "dead";

    public const string Cancelled = "cancelled";

    public static readonly string[] All = [Pending, Retrying, Succeeded, Dead, Cancelled];
}
