namespace OrleansNotify.Members;

/// <summary>The last link by which a new password can be set.</summary>
/// <param name="TokenHash">SHA-256 of its token, lower-case hexadecimal; empty: it was used.</param>
/// <param name="Asked">When links were mailed in the last hour.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.StoredReset")]
internal sealed record StoredReset(
    [property: Id(0)] string TokenHash,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] DateTimeOffset[] Asked)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);
    private const int MostPerHour = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <returns>Null: enough were mailed.</returns>
    public static StoredReset? Next(StoredReset? before, string tokenHash, DateTimeOffset now)
    {
        DateTimeOffset[] asked = [.. (before?.Asked ?? []).Where(at => at > now - Hour)];
        return asked.Length >= MostPerHour ? null : new StoredReset(tokenHash, now + Lifetime, [.. asked, now]);
    }

    public bool IsOf(string tokenHash, DateTimeOffset now) => TokenHash.Length > 0 && TokenHash == tokenHash && now < ExpiresAt;
}
