using Microsoft.Extensions.Options;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Members;

/// <summary>Where links in mails lead. Nothing of it comes from a request, which anybody can send, but for this machine's own name.</summary>
internal sealed class DashboardAddress(IOptions<OutboundOptions> outbound)
{
    // Without PUBLIC_URL the reader has to know where the server is.
    private const string Unknown = "your server's address, followed by ";

    public string Of(HttpContext context, string page)
        => $"{outbound.Value.PublicRoot ?? (PublicHosts.IsThisMachine(context.Request.Host.Host) ? OfRequest(context) : Unknown)}/app/{page}#";

    /// <summary>As <see cref="Of"/>, for one who is signed in and called the server by this address.</summary>
    /// <param name="tenant">What stands before the page of a tenant that is not the default one, such as <c>/t/acme</c>.</param>
    public string Shown(HttpContext context, string page, string tenant = "") => $"{outbound.Value.PublicRoot ?? OfRequest(context)}{tenant}/app/{page}#";

    private static string OfRequest(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
}
