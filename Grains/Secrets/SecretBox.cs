using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Secrets;

/// <summary>
/// Keyed hashes and AES-256-GCM under keys derived from the root key, one per purpose. A sealed value is
/// key id (4 bytes), nonce (12), tag (16), ciphertext; the context (tenant, table, row) is authenticated, so that a value moved
/// to another row does not open.
/// </summary>
public sealed class SecretBox(SecretKey root)
{
    private const int KeyIdLength = 4;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _hashKey = Derive(root, "keyed-hash");
    private readonly byte[] _sealKey = Derive(root, "seal");
    private readonly byte[] _keyId = SHA256.HashData(Derive(root, "key-id"))[..KeyIdLength];

    /// <summary>Lower-case hexadecimal HMAC-SHA256 over the parts, each with its length, so that no two lists of parts collide.</summary>
    public string Hash(params string[] parts)
        => Convert.ToHexStringLower(HMACSHA256.HashData(
            _hashKey, Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}")))));

    public byte[] Seal(byte[] plain, string context)
    {
        var box = new byte[KeyIdLength + NonceLength + TagLength + plain.Length];
        _keyId.CopyTo(box, 0);
        var nonce = box.AsSpan(KeyIdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_sealKey, TagLength);
        aes.Encrypt(
            nonce, plain, box.AsSpan(KeyIdLength + NonceLength + TagLength), box.AsSpan(KeyIdLength + NonceLength, TagLength),
            Encoding.UTF8.GetBytes(context));
        return box;
    }

    /// <summary>Null when the value was sealed under another key or for another context, or was changed.</summary>
    public byte[]? Open(byte[] box, string context)
    {
        const int head = KeyIdLength + NonceLength + TagLength;
        if (box.Length < head || !box.AsSpan(0, KeyIdLength).SequenceEqual(_keyId))
        {
            return null;
        }

        var plain = new byte[box.Length - head];
        using var aes = new AesGcm(_sealKey, TagLength);
        try
        {
            aes.Decrypt(
                box.AsSpan(KeyIdLength, NonceLength), box.AsSpan(head), box.AsSpan(KeyIdLength + NonceLength, TagLength),
                plain, Encoding.UTF8.GetBytes(context));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Derive(SecretKey root, string purpose)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Bytes, SecretKey.Length, info: Encoding.UTF8.GetBytes($"orleansnotify/{purpose}"));
}
