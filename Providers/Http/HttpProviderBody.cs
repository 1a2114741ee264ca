using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>A message as JSON: the members of <see cref="OutgoingMessage"/>, without those that it lacks.</summary>
internal static class HttpProviderBody
{
    public static byte[] Of(OutgoingMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, HttpProviderJson.Default.OutgoingMessage);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutgoingMessage))]
internal sealed partial class HttpProviderJson : JsonSerializerContext;
