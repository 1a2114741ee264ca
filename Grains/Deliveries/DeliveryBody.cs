using System.Buffers;
using System.Text.Json;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

internal static class DeliveryBody
{
    public static byte[] Of(BodyFormat format, LoggedEvent logged) => format == BodyFormat.Payload ? logged.Payload : Standard(logged);

    private static byte[] Standard(LoggedEvent logged)
    {
        var buffer = new ArrayBufferWriter<byte>(logged.Payload.Length + 128);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("type", logged.Type);
        writer.WriteString("timestamp", logged.AcceptedAt);
        writer.WritePropertyName("data");
        writer.WriteRawValue(logged.Payload, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
