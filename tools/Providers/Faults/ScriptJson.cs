using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Fakes;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(FaultWords)])]
[JsonSerializable(typeof(FaultScript))]
[JsonSerializable(typeof(Dictionary<string, FaultScript>))]
internal sealed partial class ScriptJson : JsonSerializerContext
{
    /// <summary><c>accept_then_hang</c> and so on.</summary>
    public sealed class FaultWords() : JsonStringEnumConverter<Fault>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
}
