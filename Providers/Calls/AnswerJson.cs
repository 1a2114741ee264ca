using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AnswerJson : JsonSerializerContext;
