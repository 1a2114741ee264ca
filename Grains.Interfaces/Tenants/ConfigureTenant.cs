namespace OrleansNotify.Tenants;

/// <summary>New settings of a tenant; null leaves one as it is.</summary>
/// <param name="EmailDomains">Domains whose addresses may sign in, lower case, without <c>@</c>.</param>
/// <param name="Origins">Origins whose pages may call and open sockets, <c>chrome-extension://…</c> or <c>https://…</c>.</param>
/// <param name="WebhookTokenHash">SHA-256 (lower-case hexadecimal) of the webhook's bearer token.</param>
/// <param name="Overlap">How long the token that this one replaces is still accepted.</param>
/// <param name="IsDeclaration">From the environment, at every start: domains and origins count only where they differ from the declaration before.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.ConfigureTenant")]
public sealed record ConfigureTenant(
    [property: Id(0)] string[]? EmailDomains,
    [property: Id(1)] string[]? Origins,
    [property: Id(2)] string? WebhookTokenHash,
    [property: Id(3)] TimeSpan Overlap,
    [property: Id(4)] bool IsDeclaration = false);
