using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

internal static class JsonText
{
    /// <summary>Empty for what is no string.</summary>
    public static string Of(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";
}
