using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrleansNotify.Fakes;

/// <summary>RFC 8291 as a browser does it: one record of RFC 8188's aes128gcm.</summary>
internal static class PushDecryption
{
    private const int SaltLength = 16;
    private const int PointLength = 65;
    private const int TagLength = 16;
    private const int HeaderLength = SaltLength + 4 + 1 + PointLength;

    /// <exception cref="CryptographicException">It is not a message to this key.</exception>
    public static byte[] Decrypt(ECDiffieHellman own, byte[] secret, byte[] body)
    {
        if (body.Length < HeaderLength + 1 + TagLength || body[SaltLength + 4] != PointLength
            || BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(SaltLength)) < body.Length - HeaderLength)
        {
            throw new CryptographicException("Not one record of aes128gcm");
        }

        var salt = body[..SaltLength];
        var sender = body[(HeaderLength - PointLength)..HeaderLength];
        var sealedText = body.AsSpan(HeaderLength);
        byte[] info = [.. "WebPush: info\0"u8, .. Point(own), .. sender];
        using var senderKey = PublicKey(sender);
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(senderKey.PublicKey), 32, secret, info);
        using var aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()), TagLength);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());
        var text = new byte[sealedText.Length - TagLength];
        aes.Decrypt(nonce, sealedText[..^TagLength], sealedText[^TagLength..], text);
        return Unpadded(text);
    }

    public static byte[] Point(ECDiffieHellman key)
    {
        var q = key.ExportParameters(false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private static ECDiffieHellman PublicKey(byte[] point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..33], Y = point[33..] },
    });

    // The last record ends with 2 and zeros.
    private static byte[] Unpadded(byte[] text)
    {
        var end = Array.FindLastIndex(text, octet => octet != 0);
        return end >= 0 && text[end] == 2 ? text[..end] : throw new CryptographicException("No end of the record");
    }
}
