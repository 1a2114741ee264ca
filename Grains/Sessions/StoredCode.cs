namespace OrleansNotify.Sessions;

/// <param name="Hash">HMAC-SHA256 over challenge id and code. The code itself is nowhere.</param>
/// <param name="Guesses">Those that its client's earlier codes began with or took, and those of this one.</param>
/// <param name="Use">What it was used for; null: not used yet.</param>
/// <param name="ClientAddress">Who asked for it; empty: a silo of the version before issued it.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.StoredCode")]
internal sealed record StoredCode(
    [property: Id(0)] string ChallengeId,
    [property: Id(1)] string Hash,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] int Guesses,
    [property: Id(4)] StoredUse? Use = null,
    [property: Id(5)] string ClientAddress = "");
