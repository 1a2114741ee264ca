namespace OrleansNotify.Sessions;

/// <param name="ChallengeId">128 random bits, lower-case hexadecimal.</param>
/// <param name="CodeHash">HMAC-SHA256 over challenge id and code, lower-case hexadecimal. The code itself is nowhere.</param>
/// <param name="ClientAddress">Who asked: an IPv4 address or an IPv6 /64.</param>
public sealed record OtpChallengeRow(
    string ChallengeId,
    string Tenant,
    string User,
    string CodeHash,
    string ClientAddress,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt);
