using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Http;

/// <summary>JSON that is put into an answer as it was received.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Bytes)
{
    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
            => writer.WriteRawValue(value.Bytes.Span, skipInputValidation: true);
    }
}
