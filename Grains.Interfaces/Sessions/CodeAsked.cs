namespace OrleansNotify.Sessions;

/// <param name="RetryAfter">Set when nothing was sent because too many codes were asked for: wait so long.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.CodeAsked")]
public sealed record CodeAsked(
    [property: Id(0)] string ChallengeId,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] TimeSpan? RetryAfter)
{
    public static CodeAsked Sent(string challengeId, DateTimeOffset expiresAt) => new(challengeId, expiresAt, null);

    public static CodeAsked Throttled(TimeSpan retryAfter) => new("", default, retryAfter);
}
