using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

internal static class JsonBody
{
    public static async Task<byte[]> Read(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Null for what is no JSON object.</summary>
    public static JsonObject? Json(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Null when it is empty or no text.</summary>
    public static string? Token(JsonNode? node) => Text(node) is { Length: > 0 } text ? text : null;

    /// <summary>The member at a path; null where there is none.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = node is JsonObject parent ? parent[name] : null;
        }

        return node;
    }
}
