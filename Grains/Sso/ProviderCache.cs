using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace OrleansNotify.Sso;

/// <summary>
/// Discovery documents and keys of identity providers, so that not every sign-in reads them. A key that is not known, or is no longer the one of
/// its id, is looked for again, but not for each token that names one: anybody can make up a key id, or a signature.
/// </summary>
internal sealed class ProviderCache(ProviderHttp http, TimeProvider time)
{
    private const int Most = 1_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async Task<ProviderMetadata> Metadata(string issuer, CancellationToken cancellation) => (await Find(issuer, cancellation)).Metadata;

    public async Task<List<SecurityKey>> Keys(string issuer, string? kid, string algorithm, CancellationToken cancellation)
    {
        var entry = await Find(issuer, cancellation);
        var found = ProviderKeys.For(entry.Keys, kid, algorithm);
        return found.Count > 0 || !entry.MaySearch(time.GetUtcNow(), BetweenSearches) ? found
            : ProviderKeys.For((await Read(issuer, entry, cancellation)).Keys, kid, algorithm);
    }

    /// <summary>As they are at the provider now, when those kept do not verify a token; null when they were looked for a moment ago.</summary>
    public async Task<List<SecurityKey>?> ReadAgain(string issuer, string? kid, string algorithm, CancellationToken cancellation)
    {
        var entry = await Find(issuer, cancellation);
        return entry.MaySearch(time.GetUtcNow(), BetweenSearches) ? ProviderKeys.For((await Read(issuer, entry, cancellation)).Keys, kid, algorithm) : null;
    }

    public void Forget(string issuer) => _entries.TryRemove(issuer, out _);

    /// <summary>Reads both, whatever is kept.</summary>
    public Task<Entry> Read(string issuer, CancellationToken cancellation) => Read(issuer, null, cancellation);

    private async Task<Entry> Find(string issuer, CancellationToken cancellation)
        => _entries.TryGetValue(issuer, out var entry) && time.GetUtcNow() - entry.ReadAt < MaxAge ? entry : await Read(issuer, null, cancellation);

    private async Task<Entry> Read(string issuer, Entry? before, CancellationToken cancellation)
    {
        var discovery = http.Checked(issuer.TrimEnd('/') + IOpenIdClient.DiscoveryPath, "issuer");
        var metadata = ProviderMetadata.Parse(await http.Get(discovery, "Discovery", cancellation), issuer, http);
        var keys = ProviderKeys.Parse(await http.Get(metadata.Keys, "jwks_uri", cancellation));
        var entry = new Entry(metadata, keys, time.GetUtcNow(), before?.SearchedAt ?? 0);
        if (_entries.Count >= Most)
        {
            _entries.Clear();
        }

        return _entries[issuer] = entry;
    }

    internal sealed class Entry(ProviderMetadata metadata, JsonWebKey[] keys, DateTimeOffset readAt, long searchedAt)
    {
        private long _searchedAt = searchedAt;

        public ProviderMetadata Metadata => metadata;

        public JsonWebKey[] Keys => keys;

        public DateTimeOffset ReadAt => readAt;

        public long SearchedAt => Volatile.Read(ref _searchedAt);

        /// <summary>For one of those that ask at once.</summary>
        public bool MaySearch(DateTimeOffset now, TimeSpan between)
        {
            var last = SearchedAt;
            return now.UtcTicks - last >= between.Ticks && Interlocked.CompareExchange(ref _searchedAt, now.UtcTicks, last) == last;
        }
    }
}
