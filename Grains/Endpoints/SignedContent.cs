using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>What is signed: <c>{id}.{timestamp}.{raw body}</c>.</summary>
internal readonly ref struct SignedContent(string messageId, long timestamp, ReadOnlySpan<byte> body)
{
    // Up to here copying the body beside its prefix costs less than a hash that is fed in parts.
    private const int MostCopied = 32 * 1024;

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{timestamp}."));
    private readonly ReadOnlySpan<byte> _body = body;

    private int Length => _prefix.Length + _body.Length;

    public void Hmac(ReadOnlySpan<byte> key, Span<byte> mac)
    {
        if (Length > MostCopied)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            hash.AppendData(_prefix);
            hash.AppendData(_body);
            hash.GetHashAndReset(mac);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        HMACSHA256.HashData(key, Join(buffer), mac);
        ArrayPool<byte>.Shared.Return(buffer);
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
        _prefix.CopyTo(buffer, 0);
        _body.CopyTo(buffer.AsSpan(_prefix.Length));
        return buffer.AsSpan(0, Length);
    }
}
