using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Cluster;

/// <summary>
/// <c>ADMIN_TOKEN</c> as a browser sends it: the password of HTTP's Basic (RFC 7617) under any name. A program may send it as a bearer.
/// An address that has failed <c>RATE_LIMIT</c> times within <c>RATE_WINDOW</c> is asked to wait.
/// </summary>
internal sealed class OperatorPassword(IOptions<Http.GatewayOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address
        => RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.RateLimit,
            Window = options.Value.RateWindow,
        }));

    /// <returns>Null: the caller is the operator.</returns>
    public Problem? Refusal(HttpContext context)
    {
        var address = ClientAddress.Of(context);
        if (_failures.GetStatistics(address) is { CurrentAvailablePermits: 0 })
        {
            return Problems.TooMany(options.Value.RateWindow);
        }

        if (Given(context) is { } token && Bearer.Matches(token, Bearer.Hash(options.Value.AdminToken)))
        {
            return null;
        }

        // The first request of every browser has no credential: that is no failure.
        if (context.Request.Headers.Authorization.Count > 0)
        {
            _failures.AttemptAcquire(address).Dispose();
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"OrleansNotify operator\", charset=\"UTF-8\"";
        return Problems.Unauthorized;
    }

    public void Dispose() => _failures.Dispose();

    private static string? Given(HttpContext context)
        => BasicPassword.TryRead(context, out var password) ? password : Bearer.TryRead(context, out var token) ? token : null;
}
