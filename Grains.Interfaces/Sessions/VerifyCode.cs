namespace OrleansNotify.Sessions;

/// <param name="ChallengeId">The challenge that the code answers; null: the user's newest.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.VerifyCode")]
public sealed record VerifyCode(
    [property: Id(0)] string? ChallengeId,
    [property: Id(1)] string Code,
    [property: Id(2)] string ClientAddress);
