using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Bench.Sink;

/// <summary>One keep-alive connection: <c>/ok/</c> is answered at once, <c>/slow/</c> after 5 s, <c>/hang/</c> never.</summary>
internal sealed class SinkConnection(Socket socket, Receipts receipts)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly byte[] Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray();
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _length;

    public async Task Run()
    {
        using (socket)
        {
            try
            {
                while (await Read())
                {
                }
            }
            catch (SocketException)
            {
                // A sender that gave up on an answer closes as it likes.
            }
        }
    }

    /// <returns>False when the other side has closed.</returns>
    private async ValueTask<bool> Read()
    {
        var count = await socket.ReceiveAsync(_buffer.AsMemory(_length));
        var at = Stopwatch.GetTimestamp();
        _length += count;
        while (SinkRequest.TryRead(_buffer.AsSpan(0, _length), out var request))
        {
            _buffer.AsSpan(request.Length.._length).CopyTo(_buffer);
            _length -= request.Length;
            await Answer(request, at);
        }

        return count > 0;
    }

    private async ValueTask Answer(SinkRequest request, long at)
    {
        if (request.Path <= SinkPath.Hang)
        {
            receipts.Add(request, at);
        }

        if (request.Path == SinkPath.Slow)
        {
            await Task.Delay(Slow, TimeProvider.System, CancellationToken.None);
        }

        if (request.Path == SinkPath.Reset)
        {
            receipts.Reset();
        }

        if (request.Path != SinkPath.Hang)
        {
            await Send(request.Path);
        }
    }

    private async ValueTask Send(SinkPath path)
    {
        if (path is SinkPath.Count or SinkPath.Receipts)
        {
            var body = path == SinkPath.Receipts
                ? receipts.ToBytes()
                : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{receipts.Ok} {receipts.Count}"));
            await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"));
            await SendAll(body);
            return;
        }

        await socket.SendAsync(Ok);
    }

    private async ValueTask SendAll(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes)..];
        }
    }
}
