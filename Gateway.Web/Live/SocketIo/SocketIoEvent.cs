using System.Text.Json;
using OrleansNotify.Http;

namespace OrleansNotify.Live.SocketIo;

/// <summary>What a client emitted.</summary>
/// <param name="Name">Its first argument.</param>
/// <param name="Rest">The other arguments as they came: empty, or each after a comma.</param>
/// <param name="AckId">Given when the client wants an answer.</param>
/// <param name="Attachments">The binary parts, which placeholders in the arguments number.</param>
internal sealed record SocketIoEvent(string Name, ReadOnlyMemory<byte> Rest, long? AckId, IReadOnlyList<byte[]> Attachments)
{
    private static readonly HashSet<string> Reserved = ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];

    /// <summary>Null when the first argument is not the name of an event, or no text.</summary>
    public static SocketIoEvent? Read(SocketIoPacket packet, IReadOnlyList<byte[]> attachments)
    {
        var reader = new Utf8JsonReader(packet.Data.Span);
        reader.Read();
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return null;
        }

        var name = reader.TokenType == JsonTokenType.String ? PassedJson.NameOf(ref reader) : JsonElement.ParseValue(ref reader).GetRawText();
        if (name is null)
        {
            return null;
        }

        var rest = packet.Data[(int)reader.BytesConsumed..];
        var end = rest.Span.LastIndexOf((byte)']');
        return Reserved.Contains(name) ? null : new SocketIoEvent(name, rest[..end].TrimStart(" \t\r\n"u8), packet.AckId, attachments);
    }

    /// <summary>The first argument after the name; undefined when there is none.</summary>
    public JsonElement Argument()
    {
        if (Rest.IsEmpty)
        {
            return default;
        }

        var reader = new Utf8JsonReader(Rest.Span[1..]);
        return JsonElement.ParseValue(ref reader);
    }
}
