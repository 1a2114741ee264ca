using System.Net;
using System.Net.Sockets;
using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;

namespace OrleansNotify.Fakes;

/// <summary>Where the fake mail server listens, on 127.0.0.1.</summary>
internal sealed class SmtpEndpoint : IEndpointListenerFactory, IEndpointListener
{
    private const int AboveHttp = 25;

    private readonly TcpListener _listener;

    /// <param name="http">The port of the other fakes; 0: any free one, here too.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public SmtpEndpoint(int http)
    {
        _listener = new TcpListener(IPAddress.Loopback, http == 0 ? 0 : http + AboveHttp);
        try
        {
            _listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"Failed to listen on port {http + AboveHttp} for mail: {e.Message}", e);
        }
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) => this;

    public async Task<ISecurableDuplexPipe> GetPipeAsync(ISessionContext context, CancellationToken cancellationToken)
    {
        var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        // With Nagle's algorithm each second reply to commands that came at once would wait 40 ms.
        client.NoDelay = true;
        return new SmtpPipe(client);
    }

    public void Dispose() => _listener.Dispose();
}
