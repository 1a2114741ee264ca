namespace OrleansNotify.Sessions;

/// <summary>That somebody asked for a code. The code itself is in the state of the user's grain.</summary>
/// <param name="ChallengeId">128 random bits, lower-case hexadecimal.</param>
/// <param name="ClientAddress">Who asked: an IPv4 address or an IPv6 /64.</param>
public sealed record OtpAskRow(
    string ChallengeId, string Tenant, string User, string ClientAddress, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
