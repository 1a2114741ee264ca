using System.Buffers;
using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Reads packets from a WebSocket. Waits without a buffer: most clients are silent most of the time.</summary>
internal sealed class EngineReader(WebSocket webSocket, int maxPayload)
{
    private const int FirstBuffer = 4_096;

    /// <summary>Until the client closes, or <paramref name="receive"/> has enough.</summary>
    public async Task Read(Func<EnginePacket, ValueTask<bool>> receive)
    {
        while (await ReadOne(receive))
        {
        }
    }

    private async Task<bool> ReadOne(Func<EnginePacket, ValueTask<bool>> receive)
    {
        if ((await webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (true)
            {
                var received = await webSocket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close || length > maxPayload)
                {
                    return false;
                }

                if (received.EndOfMessage)
                {
                    return await receive(new EnginePacket(buffer.AsMemory(0, length), received.MessageType == WebSocketMessageType.Binary));
                }

                buffer = length == buffer.Length ? Larger(buffer) : buffer;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
