namespace OrleansNotify.Deliveries;

/// <summary>Whom a pump tells of what it cannot decide.</summary>
internal interface IPumpOwner
{
    /// <summary>The receiver said 410, or has failed for too long. No further attempt starts.</summary>
    void Failed(string reason, Health health);

    /// <summary>A warning before the endpoint is disabled: the first or the second.</summary>
    void Warned(int warning, Health health);

    void Recovered(DateTimeOffset failingSince);

    void Died(DeliveryRow delivery, int hops);

    /// <summary>Another one holds the lease. Nothing further is written or started.</summary>
    void Replaced();
}
