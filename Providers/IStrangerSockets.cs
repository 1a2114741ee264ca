namespace OrleansNotify.Channels;

/// <summary>The way to a mail server that a tenant named: through the outbound guard.</summary>
public interface IStrangerSockets
{
    /// <summary>A connection without TLS. The caller's token is the only time limit.</summary>
    /// <exception cref="AddressRefusedException">The address may not be reached.</exception>
    /// <exception cref="IOException">It was not reached.</exception>
    Task<Stream> Connect(string host, int port, CancellationToken cancellation);
}
