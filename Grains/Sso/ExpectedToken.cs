namespace OrleansNotify.Sso;

/// <summary>What an ID token has to answer to.</summary>
/// <param name="AccessToken">What it came with; null: nothing.</param>
internal sealed record ExpectedToken(string Issuer, string ClientId, string Nonce, string? AccessToken, string[] Algorithms, string? RoleClaim);
