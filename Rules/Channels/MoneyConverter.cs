using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary><c>{"amount": "0.0079", "currency": "USD"}</c>: a text, as a number would be read as a double.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement is { ValueKind: JsonValueKind.Object } json
            && json.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.String && Money.TryParse(amount.GetString(), out var micros)
            && json.TryGetProperty("currency", out var currency) && currency.ValueKind == JsonValueKind.String
                ? new Money(micros, currency.GetString()!)
                : throw new JsonException("An amount of money is {\"amount\": \"0.0079\", \"currency\": \"USD\"}.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", Money.Text(value.Micros));
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }
}
