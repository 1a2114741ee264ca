namespace OrleansNotify.Sessions;

/// <param name="ExpiresAt">Absolute end.</param>
/// <param name="IdleExpiresAt">End unless used before; moved by use.</param>
public sealed record SessionRow(
    string TokenHash,
    string Tenant,
    string User,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset IdleExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>Where the code was used; empty: signed in before it was written down.</summary>
    public string ClientAddress { get; init; } = "";

    /// <summary>What signed in, in its own words.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>Within an hour or so; null: not since sign-in.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
