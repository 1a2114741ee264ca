using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Socket.IO's packets, each with the type of the Engine.IO message that carries it.</summary>
internal static class SocketIoFrames
{
    /// <param name="pid">Given to clients that may recover.</param>
    public static EnginePacket Connected(string name, string sid, string? pid)
        => Text($$"""40{{Prefix(name)}}{"sid":"{{sid}}"{{(pid is null ? "" : $",\"pid\":\"{pid}\"")}}}""");

    /// <param name="data">What the client finds as <c>err.data</c>.</param>
    public static EnginePacket Refused(string name, string message, object? data = null)
        => Text($"44{Prefix(name)}{(data is null ? JsonSerializer.Serialize(new { message }) : JsonSerializer.Serialize(new { message, data }))}");

    public static EnginePacket Disconnected(string name) => Text($"41{Prefix(name)}");

    /// <param name="arguments">A JSON array: the event's name, then what comes with it.</param>
    public static EnginePacket[] Event(string name, ReadOnlySpan<byte> arguments, IReadOnlyList<byte[]> attachments)
        => Packets(PacketType.Event, PacketType.BinaryEvent, name, "", arguments, attachments);

    /// <param name="arguments">A JSON array.</param>
    public static EnginePacket[] Ack(string name, long ackId, ReadOnlySpan<byte> arguments, IReadOnlyList<byte[]> attachments)
        => Packets(PacketType.Ack, PacketType.BinaryAck, name, ackId.ToString(CultureInfo.InvariantCulture), arguments, attachments);

    private static EnginePacket[] Packets(
        PacketType plain, PacketType binary, string name, string ackId, ReadOnlySpan<byte> arguments, IReadOnlyList<byte[]> attachments)
    {
        var type = attachments.Count == 0 ? $"4{plain:d}" : string.Create(CultureInfo.InvariantCulture, $"4{binary:d}{attachments.Count}-");
        var head = Encoding.UTF8.GetBytes($"{type}{Prefix(name)}{ackId}");
        return
        [
            new EnginePacket((byte[])[.. head, .. arguments]),
            .. attachments.Select(bytes => new EnginePacket(bytes, IsBinary: true)),
        ];
    }

    private static string Prefix(string name) => name == SocketIoPacket.Main ? "" : $"{name},";

    private static EnginePacket Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
