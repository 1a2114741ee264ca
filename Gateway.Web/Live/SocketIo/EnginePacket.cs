namespace OrleansNotify.Live.SocketIo;

/// <summary>One packet of Engine.IO as a WebSocket frame carries it: a text with its type, or the bytes of a binary message.</summary>
/// <param name="Frame">The same as the frame of a WebSocket, where one was made for all who get it; else empty.</param>
internal readonly record struct EnginePacket(ReadOnlyMemory<byte> Bytes, bool IsBinary = false, ReadOnlyMemory<byte> Frame = default)
{
    public const byte CloseType = (byte)'1';
    public const byte PingType = (byte)'2';
    public const byte PongType = (byte)'3';
    public const byte MessageType = (byte)'4';

    public static readonly EnginePacket Close = new("1"u8.ToArray());
    public static readonly EnginePacket Ping = new("2"u8.ToArray());
    public static readonly EnginePacket ProbePong = new("3probe"u8.ToArray());
    public static readonly EnginePacket Noop = new("6"u8.ToArray());
}
