using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpServer.IO;

namespace OrleansNotify.Fakes;

/// <summary>A connection to the fake mail server, which has no TLS.</summary>
internal sealed class SmtpPipe(TcpClient client) : ISecurableDuplexPipe
{
    public PipeReader Input { get; } = PipeReader.Create(client.GetStream());

    public PipeWriter Output { get; } = PipeWriter.Create(client.GetStream());

    public bool IsSecure => false;

    public SslProtocols SslProtocol => SslProtocols.None;

    public Task UpgradeAsync(X509Certificate certificate, SslProtocols protocols, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public void Dispose() => client.Dispose();
}
