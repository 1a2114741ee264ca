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
    DateTimeOffset? RevokedAt);
