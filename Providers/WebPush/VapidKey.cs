using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>The key pair that an installation shows to push services.</summary>
internal static class VapidKey
{
    /// <summary>Null when they are a pair.</summary>
    public static string? ProblemOf(string publicKey, string privateKey)
    {
        try
        {
            using var key = Read(publicKey, privateKey);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return e is CryptographicException ? "is not the private key of the public key" : "is no key in base64url";
        }
    }

    /// <exception cref="FormatException">A key is not base64url.</exception>
    /// <exception cref="CryptographicException">They are no pair.</exception>
    public static ECDsa Read(string publicKey, string privateKey)
    {
        var point = Base64Url.DecodeFromChars(publicKey);
        var scalar = Base64Url.DecodeFromChars(privateKey);
        if (!P256.IsPoint(point) || scalar.Length != P256.ScalarLength)
        {
            throw new CryptographicException("Not keys of P-256.");
        }

        // From the scalar alone: with the point given too, nothing compares them.
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        if (P256.Bytes(key.ExportParameters(includePrivateParameters: false).Q).AsSpan().SequenceEqual(point))
        {
            return key;
        }

        key.Dispose();
        throw new CryptographicException("Not a pair.");
    }
}
