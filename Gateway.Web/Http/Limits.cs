using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Http;

/// <summary>Per-process limits against floods; what must hold over the cluster (codes, guesses) is counted in the store.</summary>
internal static class Limits
{
    public const string SignIn = "sign-in";

    public static void AddLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(SignIn, context =>
            {
                var options = context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value;
                return RateLimitPartition.GetFixedWindowLimiter(ClientAddress.Of(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = options.RateLimit,
                    Window = options.RateWindow,
                });
            });
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(60);
                var problem = Problems.TooMany(wait);
                var isError = rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RefusalShape>() is { AsError: true };
                await (isError ? problem.AsError() : problem).ExecuteAsync(rejected.HttpContext);
            };
        });
    }
}
