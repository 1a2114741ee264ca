namespace OrleansNotify.Sso;

/// <param name="Nonce">What the ID token has to repeat.</param>
public sealed record CodeAnswer(string Code, string Verifier, string Nonce, string RedirectUri);
