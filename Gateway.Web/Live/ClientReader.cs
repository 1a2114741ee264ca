using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansNotify.Live;

/// <summary>Reads what the client says. Waits without a buffer: most sockets are silent most of the time.</summary>
internal sealed class ClientReader(WebSocket webSocket, TimeProvider time)
{
    public const int MaxMessage = 4_096;

    private readonly MessageRate _rate = new(time);
    private readonly MessageArrival _arrival = new(time);

    /// <summary>To be asked now and then.</summary>
    public bool IsOverdue => _arrival.IsOverdue;

    public async Task Read(Action<ClientFrame> handle, LiveSocket socket)
    {
        try
        {
            while (await ReadOne(handle, socket))
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection is gone or is being closed: the client resumes.
        }
    }

    private async Task<bool> ReadOne(Action<ClientFrame> handle, LiveSocket socket)
    {
        var first = await webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        _arrival.Begin();
        var buffer = ArrayPool<byte>.Shared.Rent(MaxMessage);
        try
        {
            var length = 0;
            while (true)
            {
                // A message without a byte has been received already.
                var received = first.EndOfMessage ? first : await webSocket.ReceiveAsync(buffer.AsMemory(length, MaxMessage - length), CancellationToken.None);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return false;
                }

                if (Refusal(received, length) is { } refusal)
                {
                    socket.End(refusal.Status, refusal.Reason);
                    await Discard(buffer);
                    return false;
                }

                if (received.EndOfMessage)
                {
                    handle(Parse(buffer.AsSpan(0, length)));
                    return true;
                }
            }
        }
        finally
        {
            _arrival.End();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A connection that is closed with unread data is reset, and the client would not learn why it was refused.
    private async Task Discard(byte[] buffer)
    {
        while ((await webSocket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    private (WebSocketCloseStatus Status, string Reason)? Refusal(ValueWebSocketReceiveResult received, int length)
        => received.MessageType == WebSocketMessageType.Binary ? (WebSocketCloseStatus.InvalidMessageType, "text only")
            : !received.EndOfMessage && length == MaxMessage ? (WebSocketCloseStatus.MessageTooBig, "at most 4096 bytes")
            : _arrival.IsPadding(received) ? (WebSocketCloseStatus.PolicyViolation, $"at most {MessageArrival.MaxEmptyFragments} empty fragments")
            : received.EndOfMessage && _rate.IsExceeded() ? (WebSocketCloseStatus.PolicyViolation, $"at most {MessageRate.MaxPerSecond} messages a second")
            : null;

    private static ClientFrame Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientFrame>(text) ?? new ClientFrame(null, null);
        }
        catch (JsonException)
        {
            return new ClientFrame(null, null);
        }
    }
}
