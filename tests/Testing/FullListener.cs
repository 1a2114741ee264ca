using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Testing;

/// <summary>A port of this machine whose queue is full: a connection to it is neither made nor refused.</summary>
public sealed class FullListener : IDisposable
{
    private const int MostQueued = 16;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    private readonly Socket _listener = Stream();
    private readonly List<Socket> _queued = [];

    private FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
    }

    public Uri Url => new($"http://{_listener.LocalEndPoint}/");

    public static async Task<FullListener> Start()
    {
        var full = new FullListener();
        for (var i = 0; i < MostQueued; i++)
        {
            var socket = Stream();
            full._queued.Add(socket);
            using var soon = new CancellationTokenSource(Soon, TimeProvider.System);
            try
            {
                await socket.ConnectAsync(full._listener.LocalEndPoint!, soon.Token);
            }
            catch (OperationCanceledException)
            {
                return full;
            }
        }

        full.Dispose();
        throw new InvalidOperationException("The queue of a listener is never full here.");
    }

    public void Dispose()
    {
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private static Socket Stream() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
