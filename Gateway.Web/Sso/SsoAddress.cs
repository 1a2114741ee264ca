using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Sso;

/// <summary>
/// Where providers send browsers back to: an address for each provider, so that the answer of one is not taken for another's (RFC 9700 §4.4.2).
/// It is at <c>PUBLIC_URL</c>, or on this machine itself: another name in a request is only said to be ours.
/// </summary>
internal sealed class SsoAddress(IOptions<OutboundOptions> outbound, IOptions<DefaultTenantOptions> defaultTenant)
{
    /// <summary>Null: the server does not know by which address it is reached.</summary>
    public string? Callback(HttpContext context, string tenant, string provider)
    {
        var request = context.Request;
        var root = outbound.Value.PublicRoot
            ?? (PublicHosts.IsThisMachine(request.Host.Host) ? $"{request.Scheme}://{request.Host}{request.PathBase}" : null);
        return root is null ? null : $"{root}{Prefix(tenant)}/auth/sso/{provider}/callback";
    }

    private string Prefix(string tenant) => tenant == defaultTenant.Value.Name ? "" : $"/t/{tenant}";
}
