namespace OrleansNotify.Sso;

/// <param name="Verifier">Of PKCE: only its hash is sent with the browser.</param>
public sealed record Authorization(Uri Url, string State, string Nonce, string Verifier);
