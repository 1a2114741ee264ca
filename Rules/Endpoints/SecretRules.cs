namespace OrleansNotify.Endpoints;

/// <summary>Which secrets an endpoint has after a rotation.</summary>
public static class SecretRules
{
    public const int Most = 10;
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <summary>The new one first; those before it sign until the overlap ends, or earlier if an earlier rotation said so.</summary>
    public static IReadOnlyList<SigningSecret> Rotate(
        IReadOnlyList<SigningSecret> secrets, string replacement, TimeSpan overlap, DateTimeOffset now)
    {
        var until = now + (overlap < LongestOverlap ? overlap : LongestOverlap);
        return
        [
            new SigningSecret(replacement, null),
            .. secrets
                .Select(secret => secret with { ExpiresAt = secret.ExpiresAt < until ? secret.ExpiresAt : until })
                .Where(secret => secret.ExpiresAt > now)
                .Take(Most - 1),
        ];
    }
}
