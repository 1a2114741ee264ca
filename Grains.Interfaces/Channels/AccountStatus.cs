namespace OrleansNotify.Channels;

/// <param name="Breaker"><c>closed</c>, <c>open</c> or <c>half_open</c>.</param>
/// <param name="HeldUntil">The provider asked to wait, or the account is parked.</param>
/// <param name="LastProblem">What was wrong last, as one word; null: nothing.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.AccountStatus")]
public sealed record AccountStatus(
    [property: Id(0)] string Id,
    [property: Id(1)] string Provider,
    [property: Id(2)] string Breaker,
    [property: Id(3)] DateTimeOffset? HeldUntil,
    [property: Id(4)] string? LastProblem);
