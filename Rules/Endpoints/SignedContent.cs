using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>What is signed: <c>{id}.{timestamp}.{raw body}</c>.</summary>
public readonly ref struct SignedContent(string messageId, long timestamp, ReadOnlySpan<byte> body)
{
    public ReadOnlySpan<byte> Prefix { get; } = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{timestamp}."));

    public ReadOnlySpan<byte> Body { get; } = body;

    private int Length => Prefix.Length + Body.Length;

    public void Hmac(ReadOnlySpan<byte> key, Span<byte> mac)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Prefix);
        hash.AppendData(Body);
        hash.GetHashAndReset(mac);
    }

    public void Sign(ReadOnlySpan<byte> seed, Span<byte> signature)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        Ed25519.Sign(seed, Join(buffer), signature);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> signature)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        var isValid = Ed25519.Verify(publicKey, Join(buffer), signature);
        ArrayPool<byte>.Shared.Return(buffer);
        return isValid;
    }

    private ReadOnlySpan<byte> Join(byte[] buffer)
    {
        Prefix.CopyTo(buffer);
        Body.CopyTo(buffer.AsSpan(Prefix.Length));
        return buffer.AsSpan(0, Length);
    }
}
