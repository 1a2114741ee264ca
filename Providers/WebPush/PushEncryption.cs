using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>RFC 8291: a message for one browser, as one record of RFC 8188's aes128gcm.</summary>
internal static class PushEncryption
{
    /// <summary>What fits into the 4,096 bytes that every push service takes.</summary>
    public const int MaxText = RecordSize - HeaderLength - TagLength - 1;

    private const int RecordSize = 4096;
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int SecretLength = 32;
    private const int HeaderLength = SaltLength + sizeof(uint) + 1 + P256.PointLength;
    private const byte EndOfLastRecord = 2;

    public static byte[] Encrypt(ReadOnlySpan<byte> text, PushSubscription subscription)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(text, subscription, own, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <param name="own">A key pair for this message alone.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> text, PushSubscription subscription, ECDiffieHellman own, byte[] salt)
    {
        var ownPoint = P256.Bytes(own.ExportParameters(includePrivateParameters: false).Q);
        var input = KeyingMaterial(subscription, own, ownPoint);
        using var aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, input, KeyLength, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()), TagLength);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, NonceLength, salt, "Content-Encoding: nonce\0"u8.ToArray());

        var body = new byte[HeaderLength + text.Length + 1 + TagLength];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + sizeof(uint)] = P256.PointLength;
        ownPoint.CopyTo(body, HeaderLength - P256.PointLength);
        aes.Encrypt(nonce, [.. text, EndOfLastRecord], body.AsSpan(HeaderLength, text.Length + 1), body.AsSpan(body.Length - TagLength));
        return body;
    }

    private static byte[] KeyingMaterial(PushSubscription subscription, ECDiffieHellman own, byte[] ownPoint)
    {
        using var browser = P256.PublicKey(subscription.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. subscription.PublicKey, .. ownPoint];
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(browser.PublicKey), SecretLength, subscription.Secret, info);
    }
}
