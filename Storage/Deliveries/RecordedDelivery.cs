namespace OrleansNotify.Deliveries;

/// <summary>A row of <c>deliveries</c> with who records it.</summary>
/// <param name="Place">Of <paramref name="By"/> among the endpoints of the plan, from 1.</param>
internal readonly record struct RecordedDelivery(EndpointProgress By, int Place, DeliveryRow Row);
