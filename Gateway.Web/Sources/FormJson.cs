using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>
/// A form (application/x-www-form-urlencoded) as JSON: an object of its fields, texts, and lists of texts where a field is there more than
/// once. A form of one field <c>payload</c> with JSON in it, as GitHub and Slack send, is that JSON.
/// </summary>
internal static class FormJson
{
    private const string Payload = "payload";
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(byte[] form)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form));
        if (fields.Count == 1 && fields.TryGetValue(Payload, out var only) && only is [{ } text]
            && Encoding.UTF8.GetBytes(text) is var json && PassedJson.Check(json) is null)
        {
            return json;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            foreach (var (name, values) in fields)
            {
                writer.WritePropertyName(name);
                Write(writer, [.. values]);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string?[] values)
    {
        if (values is [var one])
        {
            writer.WriteStringValue(one);
            return;
        }

        writer.WriteStartArray();
        Array.ForEach(values, writer.WriteStringValue);
        writer.WriteEndArray();
    }
}
