using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansNotify.Sources;

/// <summary>The logged form of what was sent: what clients show, and all that the sender wrote.</summary>
internal static class IncomingPayload
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Shown = ["title", "message", "type", "priority", "actionUrl", "actionText", "metadata"];

    /// <summary>With the body under <c>data</c>, byte for byte.</summary>
    public static byte[] WithData(Display display, byte[] body)
        => Write(display, writer =>
        {
            writer.WritePropertyName("data");
            writer.WriteRawValue(body, skipInputValidation: true);
        });

    /// <summary>With the members of the body that <paramref name="display"/> does not have already, in any case: two of one name is none that all readers agree on.</summary>
    /// <param name="left">Members that were addressed to the server.</param>
    public static byte[] WithMembers(Display display, JsonElement body, params string[] left)
        => Write(display, writer =>
        {
            foreach (var member in body.EnumerateObject().Where(member => !Shown.Concat(left).Contains(member.Name, StringComparer.OrdinalIgnoreCase)))
            {
                member.WriteTo(writer);
            }
        });

    private static byte[] Write(Display display, Action<Utf8JsonWriter> rest)
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
                metadata.WriteTo(writer);
            }

            rest(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
