using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Fakes;

/// <param name="Total">Messages taken, repeats and those that are not kept any longer included.</param>
internal sealed record TakenList(long Total, IReadOnlyList<TakenMessage> Messages);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TakenList))]
internal sealed partial class TakenJson : JsonSerializerContext;
