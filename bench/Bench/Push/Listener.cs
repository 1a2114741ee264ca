using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Bench.Push;

/// <summary>One WebSocket that only listens: it finds the numbers of the events in what arrives.</summary>
internal sealed class Listener : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<Listener> Open(int port, string token)
    {
        var listener = new Listener();
        await listener.Socket.ConnectAsync(IPAddress.Loopback, port);
        await listener.Socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /ws?token={token} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        await listener.ReadHandshake();
        return listener;
    }

    /// <summary>Reads what is there, once, and reports the number of each event in it.</summary>
    public void Read(Action<int> arrived)
    {
        var count = Socket.Receive(_buffer.AsSpan(_length));
        _length += count > 0 ? count : throw new IOException("the server closed a socket");
        var rest = _buffer.AsSpan(0, _length);
        while (TryFrame(ref rest, out var payload))
        {
            var number = payload.IndexOf("\"n\":"u8);
            if (number >= 0 && Utf8Parser.TryParse(payload[(number + 4)..], out int value, out _))
            {
                arrived(value);
            }
        }

        rest.CopyTo(_buffer);
        _length = rest.Length;
    }

    public void Dispose() => Socket.Dispose();

    private async Task ReadHandshake()
    {
        while (true)
        {
            var count = await Socket.ReceiveAsync(_buffer.AsMemory(_length));
            _length += count > 0 ? count : throw new IOException("the server closed a socket");
            var end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                continue;
            }

            if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
            {
                throw new IOException($"a socket was answered: {Encoding.ASCII.GetString(_buffer, 0, _length)}");
            }

            _buffer.AsSpan(end + 4, _length - end - 4).CopyTo(_buffer);
            _length -= end + 4;
            return;
        }
    }

    private static bool TryFrame(ref Span<byte> rest, out Span<byte> payload)
    {
        payload = default;
        if (rest.Length < 4)
        {
            return false;
        }

        var isLong = (rest[1] & 0x7F) == 126;
        var (header, length) = isLong ? (4, BinaryPrimitives.ReadUInt16BigEndian(rest[2..])) : (2, rest[1] & 0x7F);
        if (rest.Length < header + length)
        {
            return false;
        }

        payload = rest.Slice(header, length);
        rest = rest[(header + length)..];
        return true;
    }
}
