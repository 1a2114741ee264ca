namespace OrleansNotify.Members;

/// <summary>A session and how often its refresh token was exchanged.</summary>
/// <param name="RotatedAt">When it was last.</param>
/// <param name="AuthenticatedAt">When a factor was shown last.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.StoredFamily")]
internal sealed record StoredFamily(
    [property: Id(0)] string Sid,
    [property: Id(1)] int Generation,
    [property: Id(2)] DateTimeOffset RotatedAt,
    [property: Id(3)] DateTimeOffset AuthenticatedAt,
    [property: Id(4)] string[] Factors)
{
    // ASVS 7.5.3 asks for a factor again before what matters.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>When a factor was shown, of one whose time is not known: too long ago to count as fresh.</summary>
    public static DateTimeOffset Unknown(DateTimeOffset now) => now - Fresh;

    public bool IsFresh(DateTimeOffset now) => now - AuthenticatedAt < Fresh;

    public StoredFamily Shown(string factor, DateTimeOffset now) => this with { AuthenticatedAt = now, Factors = [.. Factors.Union([factor])] };
}
