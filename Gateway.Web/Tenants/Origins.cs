using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using OrleansNotify.Edge;

namespace OrleansNotify.Tenants;

/// <summary>Which pages may call a tenant. A client without <c>Origin</c> is no browser; browsers cannot leave it out.</summary>
internal static class Origins
{
    public static bool Allows(this TenantSettings settings, HttpRequest request)
        => settings.Allows(request.Headers.Origin.ToString(), request.Host.Value ?? "");

    /// <param name="origin">Empty: none.</param>
    /// <param name="host">Where the request went: a page from there is our own.</param>
    public static bool Allows(this TenantSettings settings, string origin, string host)
        => origin.Length == 0 || IsOwn(origin, host) || settings.Allows(origin);

    public static bool Allows(this TenantSettings settings, string origin)
        => settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (settings.Origins.Contains(DefaultTenant.AnyExtension) && origin.StartsWith("chrome-extension://", StringComparison.Ordinal));

    private static bool IsOwn(string origin, string host)
        => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(host, StringComparison.OrdinalIgnoreCase);
}

/// <summary>CORS by the tenant of the route: an exact list, no credentials.</summary>
internal sealed class TenantCorsPolicies(TenantDirectory tenants, IOptions<DefaultTenantOptions> options) : ICorsPolicyProvider
{
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Routes that say it may be called from pages; no others are.</summary>
    public const string Name = "tenant";

    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        if (policyName != Name)
        {
            return null;
        }

        var tenant = context.GetRouteValue("tenant") as string ?? options.Value.Name;
        return await tenants.Find(tenant) is not { } settings
            ? null
            : new CorsPolicyBuilder()
                .SetIsOriginAllowed(settings.Allows)
                .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
                .WithHeaders("authorization", "content-type", "idempotency-key", TenantHeader.Name)
                .SetPreflightMaxAge(PreflightMaxAge)
                .Build();
    }
}
