namespace OrleansNotify.Live.SocketIo;

/// <summary>What is spoken over an Engine.IO session. It is called for one packet at a time, whose bytes are its own only until it returns.</summary>
internal interface IEngineHandler
{
    /// <summary>The client has shown who it is: it may send more than <see cref="EngineOptions.MaxPayloadBeforeConnect"/> at once.</summary>
    bool IsLetIn { get; }

    /// <param name="text">A message without its type.</param>
    /// <returns>False when it breaks the rules: the session is closed.</returns>
    ValueTask<bool> Receive(ReadOnlyMemory<byte> text);

    /// <returns>False when it breaks the rules: the session is closed.</returns>
    ValueTask<bool> ReceiveBinary(ReadOnlyMemory<byte> bytes);

    /// <summary>Called about once a ping, with how long the session has lasted.</summary>
    void Beat(TimeSpan age);

    /// <summary>The last call.</summary>
    void Closed();
}
