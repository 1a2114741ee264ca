namespace OrleansNotify.Deliveries;

/// <param name="ChangedAt">In milliseconds since 1970, by the database's clock.</param>
public readonly record struct ChangedDelivery(DeliveryRow Row, long ChangedAt);
