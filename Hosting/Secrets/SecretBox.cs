using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Secrets;

/// <summary>
/// Keyed hashes and AES-256-GCM under keys derived from the root key, one per purpose. A sealed value is
/// key id (4 bytes), nonce (12), tag (16), ciphertext; the context (tenant, table, row) is authenticated, so that a value moved
/// to another row does not open. What was made under a previous root key opens and matches; what is made is under the current one.
/// </summary>
public sealed class SecretBox(SecretKeys roots)
{
    private const int KeyIdLength = DerivedKeys.IdLength;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = KeyIdLength + NonceLength + TagLength;

    private readonly DerivedKeys _current = new(roots.Current);
    private readonly DerivedKeys[] _previous = [.. roots.Previous.Select(root => new DerivedKeys(root))];

    /// <summary>Names the current key without telling anything of it: the first four bytes of what it seals.</summary>
    public byte[] KeyId => [.. _current.Id];

    /// <summary>Whether there may be something that another key sealed and that opens.</summary>
    public bool HasPrevious => _previous.Length > 0;

    /// <summary>Lower-case hexadecimal HMAC-SHA256 over the parts, each with its length, so that no two lists of parts collide.</summary>
    public string Hash(params string[] parts) => Hash(_current, parts);

    /// <summary>Whether <see cref="Hash(string[])"/> made the hash of these parts, under this key or a previous one. In constant time.</summary>
    public bool Matches(string hash, params string[] parts)
    {
        var given = Encoding.UTF8.GetBytes(hash);
        var isMatch = false;
        foreach (var keys in (DerivedKeys[])[_current, .. _previous])
        {
            isMatch |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Hash(keys, parts)));
        }

        return isMatch;
    }

    public byte[] Seal(byte[] plain, string context)
    {
        var box = new byte[HeadLength + plain.Length];
        _current.Id.CopyTo(box, 0);
        var nonce = box.AsSpan(KeyIdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_current.Seal, TagLength);
        aes.Encrypt(
            nonce, plain, box.AsSpan(HeadLength), box.AsSpan(KeyIdLength + NonceLength, TagLength), Encoding.UTF8.GetBytes(context));
        return box;
    }

    /// <summary>Null when the value was sealed under a key that is not here or for another context, or was changed.</summary>
    public byte[]? Open(byte[] box, string context)
    {
        if (box.Length < HeadLength || KeysOf(box) is not { } keys)
        {
            return null;
        }

        var plain = new byte[box.Length - HeadLength];
        using var aes = new AesGcm(keys.Seal, TagLength);
        try
        {
            aes.Decrypt(
                box.AsSpan(KeyIdLength, NonceLength), box.AsSpan(HeadLength), box.AsSpan(KeyIdLength + NonceLength, TagLength),
                plain, Encoding.UTF8.GetBytes(context));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public bool IsCurrent(byte[] box) => box.AsSpan().StartsWith(_current.Id);

    /// <summary>The id of the key that sealed the value, in hexadecimal, for people.</summary>
    public static string KeyIdOf(byte[] box) => Convert.ToHexStringLower(box.AsSpan(0, Math.Min(box.Length, KeyIdLength)));

    private static string Hash(DerivedKeys keys, string[] parts)
        => Convert.ToHexStringLower(HMACSHA256.HashData(
            keys.Hash, Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}")))));

    private DerivedKeys? KeysOf(byte[] box)
        => IsCurrent(box) ? _current : Array.Find(_previous, keys => box.AsSpan().StartsWith(keys.Id));
}
