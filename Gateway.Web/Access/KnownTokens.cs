using System.Collections.Concurrent;

namespace OrleansNotify.Access;

/// <summary>Hashes of tokens that were live when last asked for. A full set is emptied: the next use of each costs one read of the store.</summary>
internal sealed class KnownTokens
{
    public const int Most = 100_000;

    private readonly ConcurrentDictionary<string, byte> _hashes = new(StringComparer.Ordinal);
    private int _count;

    public bool Contains(string hash) => _hashes.ContainsKey(hash);

    public void Add(string hash)
    {
        if (_hashes.TryAdd(hash, 0) && Interlocked.Increment(ref _count) > Most)
        {
            _hashes.Clear();
            Interlocked.Exchange(ref _count, 0);
        }
    }

    public void Remove(string hash)
    {
        if (_hashes.TryRemove(hash, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
