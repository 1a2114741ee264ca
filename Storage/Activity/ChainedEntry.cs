using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Activity;

/// <param name="Previous">The hash of the entry before; empty for the first of all.</param>
/// <param name="At">Unix milliseconds.</param>
internal sealed record ChainedEntry(
    string Tenant, long Number, string Previous, string Actor, string Action, string Subject, string ClientAddress, long At)
{
    public static ChainedEntry Of(ActivityEntry entry, long number, string previous) => new(
        entry.Tenant, number, previous, entry.Actor, entry.Action, entry.Subject, entry.ClientAddress, entry.At.ToUnixTimeMilliseconds());

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Tenant);
        Add(hash, Number);
        Add(hash, Previous);
        Add(hash, Actor);
        Add(hash, Action);
        Add(hash, Subject);
        Add(hash, ClientAddress);
        Add(hash, At);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length goes first, so that no two different entries give the same bytes.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
