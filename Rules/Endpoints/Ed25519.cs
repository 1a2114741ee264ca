using System.Security.Cryptography;

namespace OrleansNotify.Endpoints;

/// <summary>RFC 8032, by OpenSSL: .NET 10 has no ed25519 of its own. Where libcrypto is missing nothing here may be called.</summary>
internal static class Ed25519
{
    public const int SeedLength = 32;
    public const int PublicKeyLength = 32;
    public const int SignatureLength = 64;

    // EVP_PKEY_ED25519 of openssl/evp.h.
    private const int KeyType = 1087;

    public static bool IsSupported { get; } = Libcrypto.IsThere;

    public static void PublicKey(ReadOnlySpan<byte> seed, Span<byte> publicKey)
    {
        var key = Checked(Libcrypto.NewPrivateKey(KeyType, 0, seed, SeedLength));
        try
        {
            nuint length = PublicKeyLength;
            Check(Libcrypto.GetPublicKey(key, publicKey, ref length));
        }
        finally
        {
            Libcrypto.FreeKey(key);
        }
    }

    public static void Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        var key = Checked(Libcrypto.NewPrivateKey(KeyType, 0, seed, SeedLength));
        var context = Libcrypto.NewContext();
        try
        {
            Check(Libcrypto.SignInit(context, 0, 0, 0, key));
            nuint length = SignatureLength;
            Check(Libcrypto.Sign(context, signature, ref length, data, (nuint)data.Length));
        }
        finally
        {
            Libcrypto.FreeContext(context);
            Libcrypto.FreeKey(key);
        }
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var key = Checked(Libcrypto.NewPublicKey(KeyType, 0, publicKey, PublicKeyLength));
        var context = Libcrypto.NewContext();
        try
        {
            Check(Libcrypto.VerifyInit(context, 0, 0, 0, key));
            return Libcrypto.Verify(context, signature, (nuint)signature.Length, data, (nuint)data.Length) == 1;
        }
        finally
        {
            Libcrypto.FreeContext(context);
            Libcrypto.FreeKey(key);
        }
    }

    private static nint Checked(nint key) => key != 0 ? key : throw new CryptographicException("libcrypto refused an ed25519 key");

    private static void Check(int result)
    {
        if (result != 1)
        {
            throw new CryptographicException("libcrypto failed at ed25519");
        }
    }
}
