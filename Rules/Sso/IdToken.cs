namespace OrleansNotify.Sso;

/// <summary>What a verified ID token says.</summary>
/// <param name="Email">As the provider writes it; it has verified it.</param>
/// <param name="Methods">How the person has signed in there (RFC 8176).</param>
/// <param name="AuthenticatedAt">Null: the provider does not say.</param>
/// <param name="Values">Of the claim for roles.</param>
public sealed record IdToken(string Subject, string Email, string[] Methods, DateTimeOffset? AuthenticatedAt, string[] Values);
