using System.Text.Json;
using OrleansNotify.Secrets;

namespace OrleansNotify.Endpoints;

/// <summary>An endpoint's secrets as they are stored: sealed, and bound to that endpoint.</summary>
public sealed partial class EndpointSecretBox(SecretBox box)
{
    public byte[] Seal(EndpointKey key, IReadOnlyList<SigningSecret> secrets) =>
        box.Seal(JsonSerializer.SerializeToUtf8Bytes(secrets), Context(key));

    /// <summary>Null when they were sealed under a key that is not here, or for another endpoint.</summary>
    public IReadOnlyList<SigningSecret>? Open(EndpointKey key, byte[] secrets) =>
        box.Open(secrets, Context(key)) is { } json ? JsonSerializer.Deserialize<SigningSecret[]>(json) : null;

    /// <summary>The same secrets under the current key. Null as with <see cref="Open"/>.</summary>
    public byte[]? Reseal(EndpointKey key, byte[] secrets) =>
        box.Open(secrets, Context(key)) is { } json ? box.Seal(json, Context(key)) : null;

    private static string Context(EndpointKey key) => $"endpoint/{key}";
}
