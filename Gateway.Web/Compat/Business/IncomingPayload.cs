using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.Business;

/// <summary>The logged form of what was sent: what clients show, and all that the sender wrote.</summary>
internal static class IncomingPayload
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Shown = ["title", "message", "type", "priority", "actionUrl", "actionText", "metadata"];

    /// <summary>With the body under <c>data</c>, byte for byte.</summary>
    public static byte[] WithData(NotificationContent display, byte[] body) => [.. Open(display), .. ",\"data\":"u8, .. body, (byte)'}'];

    /// <summary>With the members of the body that <paramref name="display"/> does not have already, in any case: two of one name is none that all readers agree on.</summary>
    /// <param name="left">Members that were addressed to the server.</param>
    public static byte[] WithMembers(NotificationContent display, byte[] body, params string[] left)
    {
        var written = new ArrayBufferWriter<byte>();
        PassedJson.CopyMembers(body, name => Shown.Concat(left).Contains(name, StringComparer.OrdinalIgnoreCase), written);
        var rest = written.WrittenSpan.TrimEnd((byte)',');
        return rest.Length == 0 ? [.. Open(display), (byte)'}'] : [.. Open(display), (byte)',', .. rest, (byte)'}'];
    }

    /// <summary>Without the brace at its end.</summary>
    private static byte[] Open(NotificationContent display)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("title", display.Title);
            writer.WriteString("message", display.Message);
            writer.WriteString("type", display.Type);
            writer.WriteString("priority", display.Priority);
            WriteIfThere(writer, "actionUrl", display.ActionUrl);
            WriteIfThere(writer, "actionText", display.ActionText);
            if (display.Metadata is { } metadata)
            {
                writer.WritePropertyName("metadata");
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(metadata), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray()[..^1];
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
