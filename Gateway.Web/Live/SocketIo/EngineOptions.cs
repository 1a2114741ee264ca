namespace OrleansNotify.Live.SocketIo;

/// <summary>What Engine.IO clients are told in the handshake and held to. The defaults are those of Socket.IO's own server.</summary>
internal sealed record EngineOptions
{
    private static readonly TimeSpan MaxTick = TimeSpan.FromSeconds(1);

    /// <summary>From the last sign of life to the next ping.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From a ping to its pong; then the session is closed.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From the WebSocket's opening to the end of its upgrade; then the session goes on with polling.</summary>
    public TimeSpan UpgradeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the handshake to the first namespace; then the session is closed.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Bytes of one message, and of the body of one POST.</summary>
    public int MaxPayload { get; init; } = 1_000_000;

    /// <summary>The same, until the client has been let into a namespace.</summary>
    public int MaxPayloadBeforeConnect { get; init; } = 65_536;

    /// <summary>From a packet that announces binary parts to the last of them; then the session is closed.</summary>
    public TimeSpan AttachmentTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often all sessions are looked at.</summary>
    public TimeSpan Tick => PingTimeout / 8 < MaxTick ? PingTimeout / 8 : MaxTick;
}
