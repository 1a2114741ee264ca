using System.Net;

namespace OrleansNotify.Outbound;

/// <summary>The one client for URLs that somebody else chose. It goes nowhere but to the address that was checked.</summary>
internal sealed class OutboundHttp(OutboundConnector connector) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        ConnectCallback = connector.Connect,
        // With a proxy from the environment the callback would see the proxy's address only.
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 16,
        // What is left of a body that was cut is not worth reading: the connection is dropped.
        MaxResponseDrainSize = 0,
        ConnectTimeout = OutboundConnector.DnsBudget + OutboundConnector.ConnectBudget,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    /// <summary>HTTP/1.1 only: HTTP/3 would go round the callback. The response's body is not read yet.</summary>
    public Task<HttpResponseMessage> Send(OutboundRequest request, CancellationToken cancellation)
    {
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return _invoker.SendAsync(request, cancellation);
    }

    public void Dispose() => _invoker.Dispose();
}
