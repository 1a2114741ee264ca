namespace OrleansNotify.Tenants;

/// <summary>A value of the role claim, and the role that it gives: viewer or admin.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.SsoRole")]
public sealed record SsoRole([property: Id(0)] string Value, [property: Id(1)] TenantRole Role);
