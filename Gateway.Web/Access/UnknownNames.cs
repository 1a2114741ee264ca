using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>How many names of tenants that do not exist one client address may try at this process: each costs a read of the database.</summary>
internal sealed class UnknownNames(IOptions<GatewayOptions> options) : IDisposable
{
    private const int Seconds = 60;
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.UnknownNamesPerMinute,
            TokensPerPeriod = Math.Max(1, options.Value.UnknownNamesPerMinute / Seconds),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <returns>Null, or the refusal of one that has tried too many.</returns>
    public Problem? Tried(HttpContext context)
    {
        using var lease = _tries.AttemptAcquire(ClientAddress.Of(context));
        return lease.IsAcquired ? null
            : Problems.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _tries.Dispose();
}
