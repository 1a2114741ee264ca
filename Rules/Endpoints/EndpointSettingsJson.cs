using System.Text.Json;

namespace OrleansNotify.Endpoints;

/// <summary>Settings to and from the JSON that is stored. Members that are not known are ignored, missing ones have their defaults.</summary>
public static class EndpointSettingsJson
{
    public static string Write(EndpointSettings settings)
        => JsonSerializer.Serialize(ToDocument(settings), EndpointJson.Default.EndpointSettingsDocument);

    public static EndpointSettings Read(string json)
        => ToSettings(JsonSerializer.Deserialize(json, EndpointJson.Default.EndpointSettingsDocument)!);

    public static EndpointSettingsDocument ToDocument(EndpointSettings settings) => new()
    {
        Url = settings.Url,
        EventTypes = settings.EventTypes,
        Filter = settings.Filter is { } filter ? JsonElement.Parse(filter) : null,
        Headers = ToObject(settings.Headers),
        Timeout = ToSeconds(settings.Timeout),
        RateLimit = settings.RateLimit,
        Order = Word(settings.Order),
        OrderingKey = settings.OrderingKey,
        RetrySchedule = settings.RetrySchedule is { } waits ? [.. waits.Select(ToSeconds)] : null,
        Signature = Word(settings.Signature),
        SignatureHeader = settings.SignatureHeader,
        Format = Word(settings.Format),
        Description = settings.Description,
        Metadata = ToObject(settings.Metadata),
    };

    /// <summary>Does not judge: a choice that is no known word is the default one.</summary>
    public static EndpointSettings ToSettings(EndpointSettingsDocument document) => new(
        document.Url,
        document.EventTypes,
        document.Filter is { ValueKind: JsonValueKind.Object } filter ? filter.GetRawText() : null,
        ToPairs(document.Headers),
        ToSpan(document.Timeout),
        document.RateLimit,
        Choice<DeliveryOrder>(document.Order),
        document.OrderingKey,
        document.RetrySchedule is { } waits ? [.. waits.Select(ToSpan)] : null,
        Choice<SignatureScheme>(document.Signature),
        document.SignatureHeader,
        Choice<BodyFormat>(document.Format),
        document.Description,
        ToPairs(document.Metadata));

    /// <summary>Whether it is one of T's words, exactly.</summary>
    public static bool IsWord<T>(string? word) where T : struct, Enum
        => Enum.GetValues<T>().Any(choice => Word(choice) == word);

    private static string Word<T>(T choice) where T : struct, Enum => choice.ToString().ToLowerInvariant();

    private static T Choice<T>(string word) where T : struct, Enum
        => Enum.GetValues<T>().FirstOrDefault(choice => Word(choice) == word);

    private static decimal ToSeconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerSecond;

    private static TimeSpan ToSpan(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));

    private static OrderedDictionary<string, string> ToObject(NamedValue[] pairs)
        => new(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private static NamedValue[] ToPairs(OrderedDictionary<string, string> members)
        => [.. members.Select(member => new NamedValue(member.Key, member.Value))];
}
