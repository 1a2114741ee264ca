using System.Buffers.Text;
using System.Net.WebSockets;

namespace OrleansNotify.SystemTests.Sockets;

/// <summary>One of very many sockets: it only checks that events come in the order of their numbers, each once.</summary>
internal sealed class CountingSocket : IAsyncDisposable
{
    private const int BufferSize = 512;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[BufferSize];
    private Task _run = Task.CompletedTask;
    private int _received;

    /// <summary>Events that came in order, from number 0.</summary>
    public int Received => Volatile.Read(ref _received);

    /// <summary>Events that were missing, twice or out of order before this one.</summary>
    public int Wrong { get; private set; }

    public static async Task<CountingSocket> Open(int port, string token)
    {
        var socket = new CountingSocket();
        socket._socket.Options.SetBuffer(BufferSize, BufferSize);
        await socket._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/ws?token={token}"), CancellationToken.None);
        socket._run = socket.Run();
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _run;
        _socket.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var received = await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
                Take(_buffer.AsSpan(0, received.Count));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Closed by the test, or by the server: then events are missing.
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"n\":"u8);
        if (at < 0 || !Utf8Parser.TryParse(message[(at + 4)..], out int number, out _))
        {
            return;
        }

        Wrong += number == _received ? 0 : 1;
        Interlocked.Increment(ref _received);
    }
}
