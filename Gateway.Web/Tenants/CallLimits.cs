using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrleansNotify.Edge;

namespace OrleansNotify.Tenants;

/// <summary>How much one person may ask, and one tenant publish, at this process in a second: floods, not quotas.</summary>
internal sealed class CallLimits(IOptions<GatewayOptions> options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> _calls = Buckets(options.Value.CallsPerSecond);
    private readonly PartitionedRateLimiter<string> _events = Buckets(options.Value.EventsPerSecond);
    private readonly PartitionedRateLimiter<string> _changes = Buckets(options.Value.ChangesPerMinute, Minute);

    /// <summary>
    /// What people change of their own is written down in the tenant's activity: so much a minute that nobody fills it. Members who change all
    /// that is the tenant's are not held back.
    /// </summary>
    /// <returns>Null, or how long to wait.</returns>
    public TimeSpan? MayChange(TenantCaller caller, HttpRequest request)
        => caller.User is null || caller.ChangesAll || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? null
            : Take(_changes, $"{caller.Tenant}/{caller.User}", 1);

    /// <summary>A tenant's own systems are held back by what they publish, not by how they split it into calls.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public TimeSpan? MayCall(TenantCaller caller) => caller.User is null ? null : Take(_calls, $"{caller.Tenant}/{caller.User}", 1);

    /// <param name="from">A tenant, or the address of a source that has not shown yet who it is.</param>
    public TimeSpan? MayPublish(string from, int events) => Take(_events, from, events);

    public void Dispose()
    {
        _calls.Dispose();
        _events.Dispose();
        _changes.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key, int permits)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second;
    }

    private static PartitionedRateLimiter<string> Buckets(int permits, TimeSpan? period = null)
        => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = permits,
            ReplenishmentPeriod = period ?? Second,
        }));
}
