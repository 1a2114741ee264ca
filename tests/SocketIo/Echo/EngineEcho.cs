using OrleansNotify.Live.SocketIo;

namespace OrleansNotify.SocketIoEcho;

/// <summary>What the public compliance suite of Engine.IO wants of a server: every message comes back.</summary>
internal sealed class EngineEcho(EngineSession session) : IEngineHandler
{
    public bool IsLetIn => true;

    public ValueTask<bool> Receive(ReadOnlyMemory<byte> text)
    {
        session.Send(new EnginePacket((byte[])[EnginePacket.MessageType, .. text.Span]));
        return ValueTask.FromResult(true);
    }

    public ValueTask<bool> ReceiveBinary(ReadOnlyMemory<byte> bytes)
    {
        session.Send(new EnginePacket(bytes.ToArray(), IsBinary: true));
        return ValueTask.FromResult(true);
    }

    public void Beat(TimeSpan age)
    {
    }

    public void Closed()
    {
    }
}
