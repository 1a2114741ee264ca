namespace OrleansNotify.Tenants;

/// <summary>An account at an identity provider. The subject is the provider's name for it, which it gives to no other account.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.StoredSsoLink")]
internal sealed record StoredSsoLink([property: Id(0)] string Issuer, [property: Id(1)] string Subject, [property: Id(2)] DateTimeOffset LinkedAt);
