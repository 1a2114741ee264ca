using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>
/// What concerns one endpoint among the events in (<paramref name="After"/>, <paramref name="UpTo"/>]. A hint: an endpoint that has not
/// considered everything up to <paramref name="After"/> reads the log.
/// </summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.EndpointBatch")]
public sealed record EndpointBatch(
    [property: Id(0)] long After,
    [property: Id(1)] long UpTo,
    [property: Id(2)] LoggedEvent[] Events);
