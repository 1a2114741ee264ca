using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>
/// Wrong tokens of the operator, by client address: so many a minute, and every further one is 429. The right one always passes, so that nobody
/// behind the operator's address keeps the operator out.
/// </summary>
internal sealed class OperatorFailures(IOptions<GatewayOptions> options) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly string _expected = Bearer.Hash(options.Value.AdminToken);
    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address
        => RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.AdminFailuresPerMinute,
            Window = Minute,
        }));

    public bool IsOperator(string token) => options.Value.AdminToken.Length > 0 && Bearer.Matches(token, _expected);

    /// <returns>The refusal of a token that is not the operator's.</returns>
    public Problem Refuse(HttpContext context)
    {
        using var lease = _failures.AttemptAcquire(ClientAddress.Of(context));
        return lease.IsAcquired ? Problems.Unauthorized
            : Problems.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute);
    }

    public void Dispose() => _failures.Dispose();
}
