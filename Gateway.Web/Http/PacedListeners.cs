using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace OrleansNotify.Http;

/// <summary>
/// Accepts no faster than connections get their places. Kestrel accepts in a loop of its own: in a burst thousands of handles would be taken before
/// <see cref="ConnectionLimits"/> sees the first of them, and a process without a handle left ends. Those who wait do so at the system.
/// </summary>
internal sealed class PacedListeners(SocketTransportFactory sockets, ConnectionLimits limits) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    // With the spare places less than the handles that are kept back: ProcessResources.
    public const int MostUnplaced = 192;
    private const int MostWaits = 100;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(1);

    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        => new Listener(await sockets.BindAsync(endpoint, cancellationToken), limits);

    private sealed class Listener(IConnectionListener inner, ConnectionLimits limits) : IConnectionListener
    {
        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            // Bounded, and by the machine's own clock: whatever becomes of a connection, the process goes on listening.
            for (var i = 0; i < MostWaits && limits.Unplaced >= MostUnplaced; i++)
            {
                await Task.Delay(Wait, TimeProvider.System, cancellationToken);
            }

            var accepted = await inner.AcceptAsync(cancellationToken);
            if (accepted is not null)
            {
                limits.Accepted();
            }

            return accepted;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
