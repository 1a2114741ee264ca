using System.Text;
using System.Text.Json;

namespace OrleansNotify.Events;

/// <summary>
/// Reads single members of JSON that is passed on, and may be all that RFC 8259 allows: a member may be there twice, of which the last counts,
/// and text may be cut in the middle of a character (<c>"\ud83d"</c>), which is no text here and no reason to fail.
/// </summary>
public static class JsonMembers
{
    public static JsonElement? Find(this JsonElement json, string name) => json.Find(Encoding.UTF8.GetBytes(name));

    public static JsonElement? Find(this JsonElement json, ReadOnlySpan<byte> name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return json.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // A name on the way there is cut.
            return FindAmongCut(json, name);
        }
    }

    /// <summary>Null: no text, or cut.</summary>
    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether it is this text; one that is cut is none.</summary>
    public static bool HasText(this JsonElement value, string text)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonElement? FindAmongCut(JsonElement json, ReadOnlySpan<byte> name)
    {
        JsonElement? found = null;
        foreach (var member in json.EnumerateObject())
        {
            found = IsNamed(member, name) ? member.Value : found;
        }

        return found;
    }

    private static bool IsNamed(JsonProperty member, ReadOnlySpan<byte> name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
