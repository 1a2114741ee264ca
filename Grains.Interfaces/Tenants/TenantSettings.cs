using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>See <see cref="ConfigureTenant"/>.</summary>
/// <param name="Incoming">Null from a silo that does not know of it yet.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.TenantSettings")]
public sealed record TenantSettings(
    [property: Id(0)] string[] EmailDomains,
    [property: Id(1)] string[] Origins,
    [property: Id(2)] WebhookCredential[] WebhookCredentials,
    [property: Id(3)] ApiKeyCredential[] ApiKeys,
    [property: Id(4)] Source[] Sources,
    [property: Id(5)] IncomingSettings? Incoming = null);
