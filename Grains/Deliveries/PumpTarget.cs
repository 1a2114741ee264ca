using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>The endpoint as its pump needs it: replaced as a whole when the endpoint changes.</summary>
/// <param name="Schedule">The endpoint's own, else the server's.</param>
/// <param name="Secrets">Newest first; an empty list when they cannot be read.</param>
internal sealed record PumpTarget(
    EndpointKey Key,
    long Lease,
    EndpointSettings Settings,
    EndpointMatch Match,
    IReadOnlyList<TimeSpan> Schedule,
    IReadOnlyList<SigningSecret> Secrets,
    long DrainUpTo,
    int DrainRate);
