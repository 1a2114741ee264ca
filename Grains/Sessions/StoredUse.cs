namespace OrleansNotify.Sessions;

/// <summary>The session that a code was used for.</summary>
/// <param name="CommandHash">HMAC-SHA256 of the id of the command that used it; null: it had none and cannot be repeated.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.StoredUse")]
internal sealed record StoredUse(
    [property: Id(0)] string? CommandHash,
    [property: Id(1)] string TokenHash,
    [property: Id(2)] DateTimeOffset At);
