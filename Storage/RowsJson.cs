using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Storage;

/// <summary>A batch as <see cref="Database.RowsOf"/> takes it: members in snake_case, enums as numbers, times as columns have them.</summary>
internal static class RowsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new Written<DateTimeOffset>((json, at) => json.WriteNumberValue(at.ToUnixTimeMilliseconds())), new EnumNumbers() },
    };

    public static string Of<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, Options);

    private sealed class EnumNumbers : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
            => (JsonConverter)Activator.CreateInstance(typeof(EnumNumber<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class EnumNumber<T>() : Written<T>((json, value) => json.WriteNumberValue(Convert.ToInt64(value, null)));

    private class Written<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
    }
}
