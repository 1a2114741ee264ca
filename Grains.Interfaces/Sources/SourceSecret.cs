namespace OrleansNotify.Sources;

/// <param name="Value">With bearer the SHA-256 of the token, else the HMAC key, sealed.</param>
/// <param name="ExpiresAt">When a replaced one ends; null for the current one.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sources.SourceSecret")]
public sealed record SourceSecret([property: Id(0)] byte[] Value, [property: Id(1)] DateTimeOffset? ExpiresAt);
