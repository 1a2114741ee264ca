namespace OrleansNotify.Channels;

/// <param name="Id">The command's id, and the provider's idempotency hint.</param>
/// <param name="ExpiresAt">Not worth sending after this.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.OutgoingMail")]
public sealed record OutgoingMail(
    [property: Id(0)] string Id,
    [property: Id(1)] string To,
    [property: Id(2)] string Subject,
    [property: Id(3)] string Text,
    [property: Id(4)] string Html,
    [property: Id(5)] DateTimeOffset ExpiresAt);
