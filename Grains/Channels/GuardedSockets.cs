using OrleansNotify.Outbound;

namespace OrleansNotify.Channels;

/// <summary>Providers' way to mail servers that tenants name: the outbound guard.</summary>
internal sealed class GuardedSockets(OutboundConnector connector) : IStrangerSockets
{
    public async Task<Stream> Connect(string host, int port, CancellationToken cancellation)
    {
        try
        {
            return await connector.ConnectPlain(host, port, cancellation);
        }
        catch (OutboundException e) when (e.Kind == Deliveries.ErrorKind.Blocked)
        {
            throw new AddressRefusedException(e.Message);
        }
    }
}
