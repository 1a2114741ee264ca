using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace OrleansNotify.Endpoints;

/// <summary>
/// A secret that was read, with a hash that is keyed already: OpenSSL 3 takes as long to key an HMAC as to run it over 500 bytes.
/// Made once for each <see cref="SigningSecret"/> and gone with it.
/// </summary>
public sealed class ReadySecret
{
    private static readonly ConditionalWeakTable<SigningSecret, ReadySecret> Known = [];

    private IncrementalHash? _idle;

    private ReadySecret(SigningKey? key) => Key = key;

    /// <summary>Null: the text is not a key.</summary>
    public SigningKey? Key { get; }

    public static ReadySecret Of(SigningSecret secret)
        => Known.GetValue(secret, static given => new ReadySecret(SigningKey.TryParse(given.Text, out var key) ? key : null));

    public void Hmac(SignedContent content, Span<byte> mac)
    {
        var hash = Interlocked.Exchange(ref _idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key!.Value.Bytes);
        hash.AppendData(content.Prefix);
        hash.AppendData(content.Body);
        hash.GetHashAndReset(mac);
        if (Interlocked.CompareExchange(ref _idle, hash, null) is not null)
        {
            hash.Dispose();
        }
    }
}
