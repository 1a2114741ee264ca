using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Http;

/// <summary>Times in bodies, as <see cref="Rfc3339"/> reads them.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType != JsonTokenType.String ? throw new JsonException()
            : Rfc3339.TryParse(reader.GetString(), out var time) ? time
            : throw new NoTimeException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>The serializer adds where it is.</summary>
internal sealed class NoTimeException : JsonException
{
    public string Member => Path?[(Path.LastIndexOf('.') + 1)..] ?? "";
}
