namespace OrleansNotify.Sessions;

/// <param name="ChallengeId">The challenge that the code answers; null: one that the client has asked for, or else any.</param>
/// <param name="CommandId">While the code is valid, the same id with the same code gets the same session again; null: it is never repeated.</param>
/// <param name="UserAgent">What signs in, in its own words; null: from a gateway that does not say.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.VerifyCode")]
public sealed record VerifyCode(
    [property: Id(0)] string? ChallengeId,
    [property: Id(1)] string Code,
    [property: Id(2)] string ClientAddress,
    [property: Id(3)] string? CommandId = null,
    [property: Id(4)] string? UserAgent = null);
