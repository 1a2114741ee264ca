using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SnakeCaseEnum<OutcomeKind>), typeof(SnakeCaseEnum<OutcomeScope>), typeof(SnakeCaseEnum<SuppressionCause>)])]
[JsonSerializable(typeof(ProviderManifest))]
[JsonSerializable(typeof(CodeFile))]
internal sealed partial class ManifestJson : JsonSerializerContext;
