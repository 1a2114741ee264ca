using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansNotify.Http;

namespace OrleansNotify.Endpoints;

/// <summary>
/// A JSON merge patch (RFC 7396) on settings; making an endpoint is one on the defaults. Null gives a member its default back. A filter is
/// one value: it is replaced as a whole, because a null or a member in it means something of its own.
/// </summary>
internal static class SettingsPatch
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = false,
    };

    private static readonly JsonObject Defaults = ToObject(new EndpointSettingsDocument());

    // What answers have beside the settings: whoever sends back what they were shown means no change by it.
    private static readonly string[] ShownOnly =
    [
        "id", "owner", "state", "stateReason", "version", "cursor", "headSeq", "failingSince", "lastSuccessAt", "breaker", "publicKey",
        "overlapUntil", "createdAt", "updatedAt", "secret",
    ];

    public static Problem? Apply(EndpointSettingsDocument? before, JsonElement patch, out EndpointSettingsDocument after)
    {
        after = null!;
        var target = before is null ? ToObject(new EndpointSettingsDocument()) : ToObject(before);
        foreach (var member in patch.EnumerateObject())
        {
            if (Defaults.ContainsKey(member.Name))
            {
                target[member.Name] = Merged(member.Name, target[member.Name], member.Value);
            }
            else if (!ShownOnly.Contains(member.Name))
            {
                return Problems.Invalid("member_unknown", $"An endpoint has no {Shown(member.Name)}.");
            }
        }

        try
        {
            after = target.Deserialize<EndpointSettingsDocument>(Json)!;
            return null;
        }
        catch (JsonException e)
        {
            return Problems.Invalid("endpoint_invalid", $"{Shown((e.Path ?? "").TrimStart('$', '.'))} has the wrong type.");
        }
    }

    private static JsonNode? Merged(string name, JsonNode? before, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Defaults[name]?.DeepClone(),
        JsonValueKind.Object when name is "headers" or "metadata" && before is JsonObject members => MergedMembers(members, value),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonObject MergedMembers(JsonObject before, JsonElement patch)
    {
        var after = (JsonObject)before.DeepClone();
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                after.Remove(member.Name);
            }
            else if (!IsMask(member.Value) || !before.ContainsKey(member.Name))
            {
                after[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return after;
    }

    // Who sends back what they were shown means no change, also where a silo of the version before shows the value itself.
    private static bool IsMask(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(CustomHeaderRules.Mask);

    private static JsonObject ToObject(EndpointSettingsDocument document) => (JsonObject)JsonSerializer.SerializeToNode(document, Json)!;

    private static string Shown(string name) => name.Length <= 50 ? name : name[..50];
}
