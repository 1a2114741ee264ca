namespace OrleansNotify.Endpoints;

/// <summary>A key that signs, as Standard Webhooks writes it.</summary>
/// <param name="Text"><c>whsec_</c> and base64 of 24 to 64 bytes, or <c>whsk_</c> and base64 of an ed25519 seed and public key.</param>
/// <param name="ExpiresAt">When a replaced one stops signing; null for the current one.</param>
public sealed record SigningSecret(string Text, DateTimeOffset? ExpiresAt)
{
    // A record prints its members; this one must not.
    public override string ToString() => nameof(SigningSecret);
}
