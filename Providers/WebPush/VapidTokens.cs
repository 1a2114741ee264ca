using System.Collections.Concurrent;

namespace OrleansNotify.Channels;

/// <summary>Tokens in use, one for each key and push service. A signature costs more than the rest of a push message.</summary>
internal sealed class VapidTokens
{
    // Half of what services allow: their clocks and ours differ.
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private static readonly TimeSpan Renewal = TimeSpan.FromHours(1);

    // There are a handful of push services; more are made up.
    private const int MaxTokens = 1000;

    private readonly ConcurrentDictionary<(string PublicKey, string PrivateKey, string Subject, string Audience), (string Header, DateTimeOffset Expires)> _tokens = [];

    /// <summary>The value of <c>Authorization</c>.</summary>
    public string Header(ProviderSettings settings, Uri endpoint, DateTimeOffset now)
    {
        var audience = endpoint.GetLeftPart(UriPartial.Authority);
        // The private key is part of the cache key: an account with another owner's public key must not get that owner's token.
        var id = (settings["publicKey"], settings["privateKey"], settings["subject"], audience);
        if (_tokens.TryGetValue(id, out var known) && known.Expires - now > Renewal)
        {
            return known.Header;
        }

        if (_tokens.Count >= MaxTokens)
        {
            _tokens.Clear();
        }

        using var key = VapidKey.Read(settings["publicKey"], settings["privateKey"]);
        var token = VapidToken.Sign(key, audience, settings["subject"], now + Life);
        var header = $"vapid t={token}, k={settings["publicKey"].TrimEnd('=')}";
        _tokens[id] = (header, now + Life);
        return header;
    }
}
