using System.Text.Json;

namespace OrleansNotify.Sso;

internal static class JsonText
{
    /// <returns>Null: there is no such member, or it is no text.</returns>
    public static string? Text(this JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text, or the texts of an array; none when there is neither.</summary>
    public static string[]? Texts(this JsonElement element, string name)
        => !element.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;

    /// <summary>Some providers write truth as a text.</summary>
    public static bool IsTrue(this JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));
}
