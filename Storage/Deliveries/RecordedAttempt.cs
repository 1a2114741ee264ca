namespace OrleansNotify.Deliveries;

/// <summary>A row of <c>attempts</c> with its delivery and who records it.</summary>
internal readonly record struct RecordedAttempt(EndpointProgress By, DeliveryRow Delivery, AttemptRow Row);
