using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Fakes;

/// <summary>Browsers of this fake, with their private keys: it can read what was sent to them.</summary>
internal sealed class PushSubscriptions
{
    private const int MaxSubscriptions = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ECDiffieHellman Key, byte[] Secret)> _byId = [];
    private readonly Queue<string> _order = [];

    public (string Id, string PublicKey, string Secret) Add()
    {
        var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = RandomNumberGenerator.GetBytes(16);
        var id = RandomNumberGenerator.GetHexString(24, lowercase: true);
        lock (_lock)
        {
            if (_order.Count == MaxSubscriptions && _byId.Remove(_order.Dequeue(), out var oldest))
            {
                oldest.Key.Dispose();
            }

            _order.Enqueue(id);
            _byId.Add(id, (key, secret));
        }

        return (id, Base64Url.EncodeToString(PushDecryption.Point(key)), Base64Url.EncodeToString(secret));
    }

    /// <summary>The text of a message; null when the subscription is not of this fake.</summary>
    /// <exception cref="CryptographicException">The browser could not read it either.</exception>
    public string? Read(string id, byte[] body)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var subscription)
                ? Encoding.UTF8.GetString(PushDecryption.Decrypt(subscription.Key, subscription.Secret, body))
                : null;
        }
    }
}
