namespace OrleansNotify.Live.SocketIo;

/// <summary>What happens in one namespace. Calls about one socket come one after the other.</summary>
internal interface ISocketIoNamespace
{
    /// <summary>Whether an event has a use for binary parts. If none has, they are counted and not kept.</summary>
    bool TakesBinary { get; }

    /// <summary>May emit before it returns: what a client missed comes before it is told that it is connected.</summary>
    /// <param name="auth">The JSON object that the client connects with; empty when it gives none.</param>
    ValueTask<SocketIoWelcome> Connect(SocketIoSocket socket, ReadOnlyMemory<byte> auth);

    /// <summary>The client has been told that it is connected.</summary>
    void Connected(SocketIoSocket socket);

    /// <returns>False when the client broke the rules: its connection is closed.</returns>
    ValueTask<bool> Receive(SocketIoSocket socket, SocketIoEvent received);

    /// <summary>The last call.</summary>
    void Disconnected(SocketIoSocket socket);
}
