using System.Net;

namespace OrleansNotify.Channels;

/// <summary>Vendors' hosts directly, by the proxy of the environment if there is one; all others through the outbound guard.</summary>
internal sealed class HostRouting(IStrangerHttp strangers) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    AutomaticDecompression = DecompressionMethods.None,
    ActivityHeadersPropagator = null,
    ConnectTimeout = TimeSpan.FromSeconds(5),
    PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    // Shorter than the vendors' own limits: a request on a connection that is just being closed would be an unknown.
    PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
})
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => request.RequestUri is { } url && VendorHosts.Contains(url)
            ? base.SendAsync(request, cancellationToken)
            : strangers.Send(request, cancellationToken);
}
