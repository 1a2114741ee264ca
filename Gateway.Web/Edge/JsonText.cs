using System.Text.Json;

namespace OrleansNotify.Edge;

/// <summary>Text of JSON that strangers wrote.</summary>
internal static class JsonText
{
    /// <summary>Null when it is no string, or one that .NET has no text for: half a surrogate pair, or bytes that are no UTF-8.</summary>
    public static string? TextOrNull(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
