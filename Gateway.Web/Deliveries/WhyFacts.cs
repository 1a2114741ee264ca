using OrleansNotify.Activity;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>What is known of a delivery for its reason.</summary>
/// <param name="Endpoint">Null: it was deleted.</param>
/// <param name="LastAttempt">Null: none was made, or it is not kept any longer.</param>
/// <param name="Breaker"><c>open</c> while the endpoint rests; null when nobody asked.</param>
/// <param name="RateLimit">Attempts a second; 0: no limit.</param>
/// <param name="Stopped">Who paused or disabled the endpoint, and when; null: nobody that is known.</param>
internal sealed record WhyFacts(
    DeliveryRow Row, EndpointRow? Endpoint, AttemptRow? LastAttempt, string? Breaker, int RateLimit, ActivityEntry? Stopped, DateTimeOffset Now);
