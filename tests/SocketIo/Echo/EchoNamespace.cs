using OrleansNotify.Live.SocketIo;

namespace OrleansNotify.SocketIoEcho;

/// <summary>What the public compliance suite of Socket.IO wants of a server.</summary>
internal sealed class EchoNamespace(bool answers) : ISocketIoNamespace
{
    private static int _sockets;
    private byte[] _auth = [];

    public bool TakesBinary => true;

    public ValueTask<SocketIoWelcome> Connect(SocketIoSocket socket, ReadOnlyMemory<byte> auth)
    {
        _auth = auth.IsEmpty ? "{}"u8.ToArray() : auth.ToArray();
        return ValueTask.FromResult(SocketIoWelcome.Accepted($"socket-{Interlocked.Increment(ref _sockets)}"));
    }

    public void Connected(SocketIoSocket socket) => socket.Emit([.. "[\"auth\","u8, .. _auth, (byte)']']);

    public ValueTask<bool> Receive(SocketIoSocket socket, SocketIoEvent received)
    {
        switch (received.Name)
        {
            case "message" when answers:
                socket.Emit([.. "[\"message-back\""u8, .. received.Rest.Span, (byte)']'], received.Attachments);
                break;
            case "message-with-ack" when answers:
                var arguments = received.Rest.IsEmpty ? received.Rest : received.Rest[1..];
                socket.Answer(received, [(byte)'[', .. arguments.Span, (byte)']'], received.Attachments);
                break;
        }

        return ValueTask.FromResult(true);
    }

    public void Disconnected(SocketIoSocket socket)
    {
    }
}
