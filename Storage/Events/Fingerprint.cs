using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Events;

/// <summary>SHA-256 of what two requests with one idempotency key must agree on: type, audience and payload.</summary>
internal static class Fingerprint
{
    public static byte[] Of(AppendEvent command)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(command.Type));
        foreach (var key in command.Audience)
        {
            Add(hash, Encoding.UTF8.GetBytes(key));
        }

        Add(hash, command.Payload);
        return hash.GetHashAndReset();
    }

    // The length goes first, so that no two different requests give the same bytes.
    private static void Add(IncrementalHash hash, byte[] part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
