using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>One attempt, ready to be signed and sent.</summary>
/// <param name="MessageId">The <c>webhook-id</c>: the same over all attempts.</param>
/// <param name="StartedAt">The <c>webhook-timestamp</c>, in whole seconds.</param>
/// <param name="Secrets">Those that sign, the newest first.</param>
/// <param name="Settings">Where to, how long, which headers.</param>
/// <param name="Hops">Of the event: how many deliveries led to it.</param>
internal sealed record AttemptRequest(
    string MessageId,
    DateTimeOffset StartedAt,
    byte[] Body,
    IReadOnlyList<SigningSecret> Secrets,
    EndpointSettings Settings,
    int Hops);
