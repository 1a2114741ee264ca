using OrleansNotify.Channels;

namespace OrleansNotify.Secrets;

/// <summary>Accounts in memory, as far as sealing them again needs a store.</summary>
internal sealed class MemoryAccounts : IProviderAccountStore
{
    private readonly Dictionary<string, ProviderAccountRow> _rows = [];

    public IReadOnlyCollection<ProviderAccountRow> Rows => _rows.Values;

    public void Add(string tenant, string id, byte[] settings) => _rows[id] = new ProviderAccountRow
    {
        Tenant = tenant,
        Id = id,
        Channel = Channel.Sms,
        Provider = "twilio-sms",
        Name = "main",
        Settings = settings,
        Position = 0,
        IsPaused = false,
        RatePerSecond = 0,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public Task<IReadOnlyList<ProviderAccountRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<ProviderAccountRow>>([.. _rows.Values.Where(row => !row.Settings.AsSpan().StartsWith(keyId)).Take(limit)]);

    public Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation)
    {
        _rows[id] = _rows[id] with { Settings = after };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<ProviderAccountRow>> List(string tenant, Channel? channel, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ProviderAccountRow?> Find(string tenant, string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> Save(ProviderAccountRow row, int most, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> Delete(string tenant, string id, CancellationToken cancellation) => throw new NotSupportedException();
}
