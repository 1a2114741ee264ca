using System.Security.Cryptography;

namespace OrleansNotify.Endpoints;

/// <summary>Secrets as Standard Webhooks 1.0.0 writes them.</summary>
public static class SigningSecrets
{
    private const int HmacKeyLength = 32;

    /// <summary>False for ed25519 where OpenSSL's libcrypto (1.1.1 or newer) is not installed.</summary>
    public static bool IsSupported(SignatureScheme scheme) => scheme == SignatureScheme.Hmac || Ed25519.IsSupported;

    /// <summary>A new secret: <c>whsec_…</c> of 32 random bytes, or <c>whsk_…</c> of an ed25519 seed and its public key.</summary>
    /// <exception cref="NotSupportedException">The scheme is not supported here.</exception>
    public static string Create(SignatureScheme scheme)
    {
        if (!IsSupported(scheme))
        {
            throw new NotSupportedException("ed25519 needs OpenSSL's libcrypto");
        }

        if (scheme == SignatureScheme.Hmac)
        {
            return SigningKey.HmacPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(HmacKeyLength));
        }

        Span<byte> pair = stackalloc byte[Ed25519.SeedLength + Ed25519.PublicKeyLength];
        RandomNumberGenerator.Fill(pair[..Ed25519.SeedLength]);
        Ed25519.PublicKey(pair[..Ed25519.SeedLength], pair[Ed25519.SeedLength..]);
        return SigningKey.PrivatePrefix + Convert.ToBase64String(pair);
    }

    /// <summary><c>whpk_…</c> of a <c>whsk_…</c>; null for a shared secret.</summary>
    public static string? PublicKey(string secret)
        => SigningKey.TryParse(secret, out var key) && key.Kind == SigningKeyKind.Ed25519Private
            ? SigningKey.PublicPrefix + Convert.ToBase64String(key.PublicKey)
            : null;

    /// <summary>What its owner is shown, once: a shared secret itself, of a key pair the public half.</summary>
    public static string? Shown(string? secret) => secret is null ? null : PublicKey(secret) ?? secret;
}
