using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Http;

/// <summary>An object of whatever members, for who reads them by name.</summary>
internal sealed class JsonObjectBody
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Members { get; set; } = [];

    [JsonIgnore]
    public JsonElement Element => JsonSerializer.SerializeToElement(Members);
}
