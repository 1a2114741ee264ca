namespace OrleansNotify.Live.SocketIo;

/// <summary>The digit that a Socket.IO packet begins with.</summary>
internal enum PacketType
{
    Connect,
    Disconnect,
    Event,
    Ack,
    ConnectError,
    BinaryEvent,
    BinaryAck,
}
