using System.Buffers;
using System.Net.WebSockets;
using OrleansNotify.Http;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Reads packets from a WebSocket. Waits without a buffer: most clients are silent most of the time.</summary>
internal sealed class EngineReader(WebSocket webSocket, EngineSession session, TimeProvider time)
{
    private const int FirstBuffer = 4_096;

    public MessageArrival Arrival { get; } = new(time);

    /// <summary>The client sent more than it may: the rest of it is not to be waited for.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Until the client closes, or <paramref name="receive"/> has enough.</summary>
    public async Task Read(Func<EnginePacket, ValueTask<bool>> receive)
    {
        while (await ReadOne(receive))
        {
        }
    }

    private async Task<bool> ReadOne(Func<EnginePacket, ValueTask<bool>> receive)
    {
        var first = await webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close || first.EndOfMessage)
        {
            // No packet is empty.
            return false;
        }

        Arrival.Begin();
        using var message = new Message(session.Leases);
        try
        {
            if (await ReadRest(message) is not { } packet)
            {
                return false;
            }

            var isGood = await receive(packet);
            // What follows may be as much as the client likes.
            IsExceeded = !isGood && !session.Handler.IsLetIn;
            return isGood;
        }
        finally
        {
            Arrival.End();
        }
    }

    /// <returns>Null when it is not to be read to its end.</returns>
    private async ValueTask<EnginePacket?> ReadRest(Message message)
    {
        while (true)
        {
            var received = await webSocket.ReceiveAsync(message.Rest, CancellationToken.None);
            message.Length += received.Count;
            IsExceeded = message.Length > session.MaxPayload || Arrival.IsPadding(received);
            if (received.MessageType == WebSocketMessageType.Close || IsExceeded)
            {
                return null;
            }

            if (received.EndOfMessage)
            {
                Arrival.End();
                return new EnginePacket(message.Bytes, received.MessageType == WebSocketMessageType.Binary);
            }

            if (message.Rest.IsEmpty && !message.TryGrow())
            {
                return null;
            }
        }
    }

    /// <summary>Grows as bytes come; what is more than a little counts.</summary>
    private sealed class Message(Func<BudgetLease>? leases) : IDisposable
    {
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        private BudgetLease? _lease;

        public int Length { get; set; }

        public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Length);

        public Memory<byte> Rest => _buffer.AsMemory(Length);

        public bool TryGrow()
        {
            _lease ??= leases?.Invoke();
            if (_lease?.Grow(_buffer.Length * 2) is not null)
            {
                return false;
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
            return true;
        }

        public void Dispose()
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _lease?.Dispose();
        }
    }
}
