using System.Text.Json;
using OrleansNotify.Live;
using OrleansNotify.Live.SocketIo;

namespace OrleansNotify.Parsers;

internal static class SocketParsers
{
    /// <summary>A body of long polling: what is taken and written again is taken as the same.</summary>
    public static void Engine(byte[] input)
    {
        var packets = Take(input, out var isWhole);
        // Nothing is written where nothing waits.
        if (!isWhole || packets.Count == 0)
        {
            return;
        }

        var again = Take(EnginePayload.Encode(packets), out var isAgain);
        TextParsers.Check(isAgain && again.Count == packets.Count, "packets that were written are others");
        for (var i = 0; i < packets.Count; i++)
        {
            TextParsers.Check(
                packets[i].IsBinary == again[i].IsBinary && packets[i].Bytes.Span.SequenceEqual(again[i].Bytes.Span), "a packet that was written is another one");
        }
    }

    public static void Packet(byte[] input)
    {
        if (SocketIoPacket.TryParse(input, out var packet))
        {
            ReadContent(packet);
            TextParsers.Check(packet.Attachments is >= 0 and <= SocketIoPacket.MaxAttachments, "too many attachments");
            if (!packet.Data.IsEmpty)
            {
                using var document = JsonDocument.Parse(packet.Data);
            }
        }

        try
        {
            _ = JsonSerializer.Deserialize<ClientFrame>(input);
        }
        catch (JsonException)
        {
            // As the reader of sockets takes it: it says nothing.
        }
    }

    // What a connection or an event is read for.
    private static void ReadContent(SocketIoPacket packet)
    {
        if (packet.Type is PacketType.Event or PacketType.BinaryEvent)
        {
            SocketIoEvent.Read(packet, [[1, 2, 3]])?.Argument();
        }
        else if (packet.Type == PacketType.Connect)
        {
            SocketIoHello.Read(packet.Data);
        }
    }

    private static List<EnginePacket> Take(ReadOnlyMemory<byte> body, out bool isWhole)
    {
        var packets = new List<EnginePacket>();
        isWhole = true;
        while (!body.IsEmpty && isWhole)
        {
            isWhole = EnginePayload.TryTake(ref body, out var packet);
            packets.Add(packet);
        }

        return packets;
    }
}
