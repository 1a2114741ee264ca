using System.Text.Json;
using Orleans.Storage;

namespace OrleansNotify.Storage.Grains;

/// <summary>The bytes of a state are the same in both stores and in every version.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input)!;
}
