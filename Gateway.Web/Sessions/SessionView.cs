using OrleansNotify.Members;

namespace OrleansNotify.Sessions;

/// <param name="LastUsedAt">Within an hour or so; null: not since it began.</param>
/// <param name="ClientAddress">Where it began: an IPv4 address or an IPv6 /64; empty: before it was written down.</param>
/// <param name="UserAgent">What signed in, in its own words.</param>
/// <param name="IsCurrent">The one that asks.</param>
/// <param name="Factors">What it began with and has shown since, as RFC 8176 names it; <c>mail</c>: a mailed code.</param>
internal sealed record SessionView(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset ExpiresAt, string ClientAddress, string UserAgent, bool IsCurrent,
    string[] Factors)
{
    private static readonly string[] ByMail = ["mail"];
    private const string Prefix = "ses_";
    private const int HashLength = 32;

    /// <summary>Half of the hash of its token: enough to name it, and nothing to sign in with.</summary>
    public static string IdOf(SessionRow row) => Prefix + row.TokenHash[..HashLength];

    /// <param name="current">Hash of the token of the one that asks.</param>
    /// <param name="member">Null: the person is no member.</param>
    public static SessionView Of(SessionRow row, string? current, MemberFacts? member = null) => new(
        IdOf(row), row.CreatedAt, row.LastUsedAt, SessionRules.EndOf(row), row.ClientAddress, row.UserAgent, row.TokenHash == current,
        Array.Find(member?.Sessions ?? [], session => session.Sid == row.TokenHash)?.Factors ?? ByMail);
}

internal sealed record SessionList(SessionView[] Items);
