using System.Collections.Concurrent;

namespace OrleansNotify.Live;

/// <summary>
/// Checks many things of many tenants, some at a time and all tenants in turn. A tenant whose grains do not answer gives up its place after
/// <see cref="Patience"/> and is left out until they do, so that it delays no other tenant's checks.
/// </summary>
internal sealed class TenantSweep(TimeProvider time)
{
    public const int AtOnce = 16;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, int> _hanging = new();

    /// <param name="check">Must not throw, but when <paramref name="stopping"/> is signalled.</param>
    public Task Run<T>(IEnumerable<T> all, Func<T, string> tenantOf, Func<T, Task> check, CancellationToken stopping)
    {
        var inTurns = all.GroupBy(tenantOf)
            .SelectMany(ofTenant => ofTenant.Select((one, turn) => (Tenant: ofTenant.Key, One: one, Turn: turn)))
            .OrderBy(place => place.Turn);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping };
        return Parallel.ForEachAsync(
            inTurns, options, (place, _) => new ValueTask(_hanging.ContainsKey(place.Tenant) ? Task.CompletedTask : Check(place.Tenant, check(place.One), stopping)));
    }

    private async Task Check(string tenant, Task checking, CancellationToken stopping)
    {
        try
        {
            await checking.WaitAsync(Patience, time, stopping);
        }
        catch (TimeoutException)
        {
            _hanging.AddOrUpdate(tenant, 1, (_, count) => count + 1);
            Return(tenant, checking).Ignore();
        }
    }

    private async Task Return(string tenant, Task checking)
    {
        await checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_hanging.AddOrUpdate(tenant, 0, (_, count) => count - 1) <= 0)
        {
            _hanging.TryRemove(new KeyValuePair<string, int>(tenant, 0));
        }
    }
}
