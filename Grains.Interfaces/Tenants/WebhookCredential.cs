namespace OrleansNotify.Tenants;

/// <param name="TokenHash">SHA-256 of the token, lower-case hexadecimal.</param>
/// <param name="ExpiresAt">When a replaced token ends; null for the current one.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.WebhookCredential")]
public sealed record WebhookCredential(
    [property: Id(0)] string TokenHash,
    [property: Id(1)] DateTimeOffset? ExpiresAt);
