using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Reads JSON of others, in which any member may be missing or of another kind.</summary>
internal static class JsonReading
{
    private const int LongestToken = 200;

    /// <summary>Undefined for what is no JSON.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, AnswerJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Undefined when there is none.</summary>
    public static JsonElement Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            // Another member's name has a lone surrogate.
            return default;
        }
    }

    /// <summary>The items of an array; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>A string, or a number as it is written; null for anything else.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => StringOf(element),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>As <see cref="Text"/>, and null for one of more than 200 characters: for ids and codes, which are stored.</summary>
    public static string? Token(this JsonElement element) => element.Text() is { Length: > 0 and <= LongestToken } text ? text : null;

    // A lone surrogate is valid JSON and no string.
    private static string? StringOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
