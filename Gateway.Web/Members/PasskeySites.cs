using System.Net;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Members;

/// <summary>Where passkeys work: at <c>PUBLIC_URL</c>, and on this machine itself. Another name in a request is only said to be ours.</summary>
internal sealed class PasskeySites(IOptions<OutboundOptions> outbound)
{
    /// <summary>Null: nowhere, as browsers want a name that is known, or an address has none.</summary>
    public PasskeySite? Of(HttpContext context)
    {
        var request = context.Request;
        var root = PublicHosts.IsThisMachine(request.Host.Host) ? new Uri($"{request.Scheme}://{request.Host}")
            : outbound.Value.PublicRoot is { } given ? new Uri(given)
            : null;
        return root is null || IPAddress.TryParse(root.Host.Trim('[', ']'), out _) ? null : new PasskeySite(root.IdnHost, root.GetLeftPart(UriPartial.Authority));
    }
}
