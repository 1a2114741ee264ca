namespace OrleansNotify.Deliveries;

/// <summary>A row of <c>attempts</c> with its delivery and who records it.</summary>
/// <param name="Place">Of <paramref name="By"/> among the endpoints of the plan, from 1.</param>
internal readonly record struct RecordedAttempt(EndpointProgress By, int Place, DeliveryRow Delivery, AttemptRow Row);
