using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.Live.SocketIo;

/// <summary><c>&lt;type&gt;[&lt;attachments&gt;-][&lt;namespace&gt;,][&lt;ack id&gt;][json]</c>; the JSON as it came.</summary>
internal readonly record struct SocketIoPacket(PacketType Type, int Attachments, string Namespace, long? AckId, ReadOnlyMemory<byte> Data)
{
    public const string Main = "/";
    public const int MaxAttachments = 10;
    private const int MaxNamespace = 200;
    private const int MaxDigits = 15;

    /// <summary>False when it is no packet, or its JSON is none or not of the shape that its type wants.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> text, out SocketIoPacket packet)
    {
        packet = default;
        if (text.IsEmpty || text.Span[0] is < (byte)'0' or > (byte)'6')
        {
            return false;
        }

        var type = (PacketType)(text.Span[0] - '0');
        var rest = text[1..];
        long? attachments = null;
        if (type is PacketType.BinaryEvent or PacketType.BinaryAck
            && (!TryTakeNumber(ref rest, out attachments) || attachments is null or > MaxAttachments || !TryTake(ref rest, (byte)'-')))
        {
            return false;
        }

        if (!TryTakeNamespace(ref rest, out var name) || !TryTakeNumber(ref rest, out var ackId))
        {
            return false;
        }

        packet = new SocketIoPacket(type, (int)(attachments ?? 0), name, ackId, rest);
        return HasShape(type, rest.Span);
    }

    private static bool TryTake(ref ReadOnlyMemory<byte> rest, byte wanted)
    {
        var isThere = !rest.IsEmpty && rest.Span[0] == wanted;
        rest = isThere ? rest[1..] : rest;
        return isThere;
    }

    /// <returns>False when there are too many digits.</returns>
    private static bool TryTakeNumber(ref ReadOnlyMemory<byte> rest, out long? number)
    {
        var digits = rest.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? rest.Length : digits;
        number = digits > 0 && Utf8Parser.TryParse(rest.Span[..digits], out long value, out _) ? value : null;
        rest = rest[digits..];
        return digits <= MaxDigits;
    }

    // Clients leave the comma out when nothing follows; what follows a "?" is theirs.
    private static bool TryTakeNamespace(ref ReadOnlyMemory<byte> rest, out string name)
    {
        name = Main;
        if (rest.IsEmpty || rest.Span[0] != (byte)'/')
        {
            return true;
        }

        var end = rest.Span.IndexOf((byte)',');
        var bytes = end < 0 ? rest : rest[..end];
        rest = end < 0 ? ReadOnlyMemory<byte>.Empty : rest[(end + 1)..];
        var query = bytes.Span.IndexOf((byte)'?');
        name = Encoding.UTF8.GetString(query < 0 ? bytes.Span : bytes.Span[..query]);
        return bytes.Length <= MaxNamespace;
    }

    private static bool HasShape(PacketType type, ReadOnlySpan<byte> json) => type switch
    {
        PacketType.Connect => json.IsEmpty || Starts(json) == JsonTokenType.StartObject,
        PacketType.Disconnect => json.IsEmpty,
        PacketType.Event or PacketType.BinaryEvent or PacketType.Ack or PacketType.BinaryAck => Starts(json) == JsonTokenType.StartArray,
        _ => false,
    };

    /// <summary>What the JSON begins with; none when it is not one whole value.</summary>
    private static JsonTokenType Starts(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var first = reader.Read() ? reader.TokenType : JsonTokenType.None;
            while (reader.Read())
            {
            }

            return first;
        }
        catch (JsonException)
        {
            return JsonTokenType.None;
        }
    }
}
