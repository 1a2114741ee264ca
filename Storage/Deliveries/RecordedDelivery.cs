namespace OrleansNotify.Deliveries;

/// <summary>A row of <c>deliveries</c> with who records it.</summary>
internal readonly record struct RecordedDelivery(EndpointProgress By, DeliveryRow Row);
