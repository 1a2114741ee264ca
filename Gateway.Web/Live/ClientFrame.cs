using System.Text.Json.Serialization;

namespace OrleansNotify.Live;

/// <summary>What a client may say: <c>{"type":"ping"}</c> or <c>{"type":"resume","since":7}</c>. Anything else is ignored.</summary>
internal sealed record ClientFrame(
    [property: JsonPropertyName("type")] string? Type, [property: JsonPropertyName("since")] long? Since);
