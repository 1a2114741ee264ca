namespace OrleansNotify.Live.SocketIo;

/// <summary>One client in one namespace.</summary>
/// <param name="name">The namespace.</param>
internal sealed class SocketIoSocket(EngineSession session, string name, ISocketIoNamespace app)
{
    public ISocketIoNamespace App => app;

    public EngineSession Session => session;

    /// <param name="arguments">A JSON array: the event's name, then what comes with it.</param>
    public void Emit(ReadOnlySpan<byte> arguments, IReadOnlyList<byte[]>? attachments = null)
        => session.Send(SocketIoFrames.Event(name, arguments, attachments ?? []));

    /// <summary>Nothing happens when the client wants no answer.</summary>
    /// <param name="arguments">A JSON array.</param>
    public void Answer(SocketIoEvent received, ReadOnlySpan<byte> arguments, IReadOnlyList<byte[]>? attachments = null)
    {
        if (received.AckId is { } id)
        {
            session.Send(SocketIoFrames.Ack(name, id, arguments, attachments ?? []));
        }
    }

    /// <summary>Ends it for good: a client does not come back by itself.</summary>
    public void Disconnect()
    {
        session.Send(SocketIoFrames.Disconnected(name));
        session.Close();
    }
}
