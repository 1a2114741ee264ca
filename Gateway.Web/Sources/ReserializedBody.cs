using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>
/// What a sender may have signed in place of the bytes that it sent: the same JSON without white space, its numbers as they stand or as
/// JavaScript writes them (<c>50.00</c> as <c>50</c>).
/// </summary>
internal static class ReserializedBody
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<byte[]> Candidates(byte[] body)
    {
        if (PayloadRules.CheckAny(body) is not null)
        {
            yield break;
        }

        var json = JsonElement.Parse(body);
        yield return Written(json, asScript: false);
        yield return Written(json, asScript: true);
    }

    private static byte[] Written(JsonElement json, bool asScript)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
        {
            Write(json, writer, asScript);
        }

        return stream.ToArray();
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer, bool asScript)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer, asScript);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(item, writer, asScript);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when asScript && json.TryGetDouble(out var number) && double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
