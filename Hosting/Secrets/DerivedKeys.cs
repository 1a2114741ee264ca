using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Secrets;

/// <summary>The keys under one root key, one per purpose, and the four bytes that name them.</summary>
internal sealed class DerivedKeys(SecretKey root)
{
    public const int IdLength = 4;

    public byte[] Hash { get; } = Derive(root, "keyed-hash");

    public byte[] Seal { get; } = Derive(root, "seal");

    public byte[] AccessToken { get; } = Derive(root, "access-token");

    public byte[] Id { get; } = SHA256.HashData(Derive(root, "key-id"))[..IdLength];

    private static byte[] Derive(SecretKey root, string purpose)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Bytes, SecretKey.Length, info: Encoding.UTF8.GetBytes($"orleansnotify/{purpose}"));
}
