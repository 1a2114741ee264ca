namespace OrleansNotify.Endpoints;

/// <summary>What the text of a secret or of a public key stands for.</summary>
/// <param name="Bytes">An HMAC key, an ed25519 seed and its public key, or a public key alone.</param>
public readonly record struct SigningKey(SigningKeyKind Kind, byte[] Bytes)
{
    public const string HmacPrefix = "whsec_";
    public const string PrivatePrefix = "whsk_";
    public const string PublicPrefix = "whpk_";

    // Standard Webhooks 1.0.0: 24 to 64 bytes. Shorter ones are accepted, as its libraries do; an empty one never.
    private const int LongestHmac = 64;
    private const int LongestBase64 = 88;

    public ReadOnlySpan<byte> Seed => Bytes.AsSpan(0, Ed25519.SeedLength);

    public ReadOnlySpan<byte> PublicKey => Bytes.AsSpan(Bytes.Length - Ed25519.PublicKeyLength);

    /// <summary>False for what is not a key. A text without a prefix is an HMAC key; base64 may lack its padding.</summary>
    public static bool TryParse(string text, out SigningKey key)
    {
        var (kind, prefix) = KindOf(text);
        key = default;
        if (Decode(text.AsSpan(prefix)) is not { } bytes || !IsLengthOf(kind, bytes.Length))
        {
            return false;
        }

        key = new SigningKey(kind, bytes);
        return true;
    }

    private static (SigningKeyKind Kind, int PrefixLength) KindOf(string text)
        => text.StartsWith(HmacPrefix, StringComparison.Ordinal) ? (SigningKeyKind.Hmac, HmacPrefix.Length)
            : text.StartsWith(PrivatePrefix, StringComparison.Ordinal) ? (SigningKeyKind.Ed25519Private, PrivatePrefix.Length)
            : text.StartsWith(PublicPrefix, StringComparison.Ordinal) ? (SigningKeyKind.Ed25519Public, PublicPrefix.Length)
            : (SigningKeyKind.Hmac, 0);

    private static bool IsLengthOf(SigningKeyKind kind, int length) => kind switch
    {
        SigningKeyKind.Hmac => length is >= 1 and <= LongestHmac,
        SigningKeyKind.Ed25519Private => length == Ed25519.SeedLength + Ed25519.PublicKeyLength,
        _ => length == Ed25519.PublicKeyLength,
    };

    private static byte[]? Decode(ReadOnlySpan<char> base64)
    {
        if (base64.Length > LongestBase64)
        {
            return null;
        }

        Span<char> padded = stackalloc char[LongestBase64 + 3];
        base64.CopyTo(padded);
        var length = (base64.Length + 3) & ~3;
        padded[base64.Length..length].Fill('=');
        Span<byte> bytes = stackalloc byte[LongestBase64];
        return Convert.TryFromBase64Chars(padded[..length], bytes, out var written) ? bytes[..written].ToArray() : null;
    }
}
