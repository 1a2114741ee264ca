using System.Net;

namespace OrleansNotify.Outbound;

internal interface IResolver
{
    /// <exception cref="System.Net.Sockets.SocketException">The name has no address, or no server answered.</exception>
    Task<IPAddress[]> Resolve(string host, CancellationToken cancellation);
}
