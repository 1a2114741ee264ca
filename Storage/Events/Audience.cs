using System.Text.Json;

namespace OrleansNotify.Events;

/// <summary>The audience as it stands in a row of <c>events</c>: a JSON array.</summary>
internal static class Audience
{
    public static string ToText(string[] audience) => JsonSerializer.Serialize(audience);

    public static string[] FromText(string text) => JsonSerializer.Deserialize<string[]>(text)!;
}
