using System.Collections.Concurrent;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>
/// Tenants' settings as of at most a second ago, so that not every request asks the tenant's grain. Anybody can make up a name: the store is
/// asked before a grain, but for tenants that were there a moment ago.
/// </summary>
internal sealed class TenantDirectory(IGrainFactory grains, ITenantStore tenants, AllowedOrigins origins, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly Lock _keeping = new();
    private long _forgotten;

    /// <summary>Null for a tenant that does not exist.</summary>
    public async ValueTask<TenantSettings?> Find(string tenant)
    {
        var (now, forgotten) = (time.GetUtcNow(), Volatile.Read(ref _forgotten));
        if (_entries.TryGetValue(tenant, out var entry) && now - entry.ReadAt < MaxAge)
        {
            return entry.Settings;
        }

        if ((entry is null && !await IsStored(tenant)) || await grains.GetGrain<ITenantGrain>(tenant).Settings() is not { } settings)
        {
            // Unknown names are not remembered.
            _entries.TryRemove(tenant, out _);
            return null;
        }

        Keep(tenant, new Entry(settings, now), forgotten);
        return settings;
    }

    public void Forget(string tenant)
    {
        lock (_keeping)
        {
            _forgotten++;
            _entries.TryRemove(tenant, out _);
        }

        origins.Changed();
    }

    /// <summary>Settings that were read before the latest change are not kept: the caller that made the change would read stale ones.</summary>
    private void Keep(string tenant, Entry entry, long forgotten)
    {
        lock (_keeping)
        {
            if (forgotten == _forgotten)
            {
                _entries[tenant] = entry;
            }
        }
    }

    private async Task<bool> IsStored(string tenant)
        => TenantName.IsValid(tenant)
            && await tenants.Find(tenant, CancellationToken.None) is { Standing: not TenantStanding.Deleting };

    private sealed record Entry(TenantSettings Settings, DateTimeOffset ReadAt);
}
