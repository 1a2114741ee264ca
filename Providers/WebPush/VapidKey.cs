using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>The key pair that an installation shows to push services.</summary>
internal static class VapidKey
{
    /// <summary>Null when the settings have a pair.</summary>
    public static string? ProblemOf(ProviderSettings settings)
    {
        try
        {
            using var key = Read(settings);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return e is CryptographicException ? "the private key is not that of the public key" : "a key is not base64url";
        }
    }

    /// <exception cref="FormatException">A key is not base64url.</exception>
    /// <exception cref="CryptographicException">They are no pair.</exception>
    public static ECDsa Read(ProviderSettings settings)
    {
        var point = Base64Url.DecodeFromChars(settings["publicKey"]);
        var scalar = Base64Url.DecodeFromChars(settings["privateKey"]);
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
