using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>Batches as <see cref="Storage.Database.RowsOf"/> takes them: members in snake_case, enums as numbers, times in Unix milliseconds.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new Milliseconds(), new Number<MessageState>(), new Number<Channel>(), new Number<OutcomeKind>() },
    };

    public static string Rows<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows, Options);

    private sealed class Milliseconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
            => writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }

    private sealed class Number<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(Convert.ToInt64(value, null));
    }
}
