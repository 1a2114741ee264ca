using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>How much one person may ask and publish, and one tenant publish, at this process in a second: floods, not quotas.</summary>
internal sealed class CallLimits(IOptions<GatewayOptions> options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> _calls = Buckets(options.Value.CallsPerSecond);
    private readonly PartitionedRateLimiter<string> _posts = Buckets(options.Value.EventsPerSecond);
    private readonly PartitionedRateLimiter<string> _events = Buckets(options.Value.EventsPerSecond);
    private readonly PartitionedRateLimiter<string> _bytes = Buckets(options.Value.BytesPerSecond);
    private readonly PartitionedRateLimiter<string> _userEvents = Buckets(options.Value.UserEventsPerSecond);
    private readonly PartitionedRateLimiter<string> _userBytes = Buckets(options.Value.UserBytesPerSecond);
    private readonly PartitionedRateLimiter<string> _changes = Buckets(options.Value.ChangesPerMinute, Minute);

    /// <summary>
    /// What people change of their own is written down in the tenant's activity: so much a minute that nobody fills it. Members who change all
    /// that is the tenant's are not held back.
    /// </summary>
    public Problem? Change(TenantCaller caller, HttpRequest request)
        => caller.User is null || caller.ChangesAll || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? null
            : Take(_changes, $"{caller.Tenant}/{caller.User}", 1);

    /// <summary>A tenant's own systems are held back by what they publish, not by how they split it into calls.</summary>
    /// <param name="user">Null: a key of the tenant.</param>
    public Problem? Call(string tenant, string? user) => user is null ? null : Take(_calls, $"{tenant}/{user}", 1);

    /// <summary>Of a source that has not shown yet who it is.</summary>
    public Problem? Post(HttpContext context) => Take(_posts, ClientAddress.Of(context), 1);

    /// <param name="user">Null: a key or a source of the tenant.</param>
    public Problem? Events(string tenant, string? user, int events)
        => (user is null ? null : Take(_userEvents, $"{tenant}/{user}", events)) ?? Take(_events, tenant, events);

    /// <param name="user">Null: a key or a source of the tenant.</param>
    public Problem? Bytes(string tenant, string? user, int bytes)
        => (user is null ? null : Take(_userBytes, $"{tenant}/{user}", bytes)) ?? Take(_bytes, tenant, bytes);

    /// <summary>One event of a tenant's key, source or admin.</summary>
    public Problem? Event(string tenant, int bytes) => Events(tenant, null, 1) ?? Bytes(tenant, null, bytes);

    public void Dispose()
    {
        _calls.Dispose();
        _posts.Dispose();
        _events.Dispose();
        _bytes.Dispose();
        _userEvents.Dispose();
        _userBytes.Dispose();
        _changes.Dispose();
    }

    private static Problem? Take(PartitionedRateLimiter<string> limiter, string key, int permits)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        return lease.IsAcquired ? null : Problems.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second);
    }

    private static PartitionedRateLimiter<string> Buckets(int permits, TimeSpan? period = null)
        => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = permits,
            ReplenishmentPeriod = period ?? Second,
        }));
}
