namespace OrleansNotify.Endpoints;

/// <summary>Standard Webhooks 1.0.0.</summary>
[GenerateSerializer, Alias("OrleansNotify.Endpoints.SignatureScheme")]
public enum SignatureScheme
{
    /// <summary><c>v1</c>: HMAC-SHA256, a shared secret <c>whsec_…</c>.</summary>
    Hmac = 0,

    /// <summary><c>v1a</c>: ed25519, a private key <c>whsk_…</c> that never leaves the server and a public key <c>whpk_…</c>.</summary>
    Ed25519 = 1,
}
