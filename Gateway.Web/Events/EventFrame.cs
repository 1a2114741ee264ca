using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>
/// An event as a socket gets it: the payload as it was received, and <c>id</c>, <c>seq</c>, <c>sentAt</c>. Payloads that have
/// members of these names lose them: clients resume by ours. A payload that is no object is the member <c>data</c> of one.
/// </summary>
internal static class EventFrame
{
    /// <param name="withType">Also the event's type as <c>eventType</c>, in place of the payload's own member of that name.</param>
    public static byte[] Encode(LoggedEvent logged, bool withType = false)
    {
        var payload = logged.Payload.AsSpan().Trim(" \t\r\n"u8);
        var ours = Encoding.UTF8.GetBytes(
            $"{(withType ? $"\"eventType\":{JsonSerializer.Serialize(logged.Type)}," : "")}\"id\":\"{logged.Id}\",\"seq\":{logged.Seq.ToString(CultureInfo.InvariantCulture)},\"sentAt\":\"{Time(logged.AcceptedAt)}\"}}");
        return payload[0] != (byte)'{' ? [.. "{\"data\":"u8, .. payload, (byte)',', .. ours]
            : HasOurs(payload, withType) ? Rewritten(payload, ours, withType)
            : Spliced(payload[..^1], ours);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Spliced(ReadOnlySpan<byte> open, byte[] ours)
    {
        var isEmpty = open.TrimEnd(" \t\r\n"u8).Length == 1;
        return isEmpty ? [.. open, .. ours] : [.. open, (byte)',', .. ours];
    }

    private static bool HasOurs(ReadOnlySpan<byte> payload, bool withType)
    {
        var reader = new Utf8JsonReader(payload);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && IsOurs(PassedJson.NameOf(ref reader), withType))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOurs(string? name, bool withType) => name is "id" or "seq" or "sentAt" || (withType && name == "eventType");

    private static byte[] Rewritten(ReadOnlySpan<byte> payload, byte[] ours, bool withType)
    {
        var kept = new ArrayBufferWriter<byte>(payload.Length + ours.Length);
        kept.Write("{"u8);
        PassedJson.CopyMembers(payload, name => IsOurs(name, withType), kept);
        kept.Write(ours);
        return kept.WrittenSpan.ToArray();
    }
}
