namespace OrleansNotify.Tenants;

/// <summary>A person as an identity provider's verified token names them.</summary>
/// <param name="Provider">The id of the <see cref="SsoProvider"/>.</param>
/// <param name="Email">Verified by the provider; as addresses are stored.</param>
/// <param name="Values">Of the role claim.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.SsoIdentity")]
public sealed record SsoIdentity(
    [property: Id(0)] string Provider,
    [property: Id(1)] string Issuer,
    [property: Id(2)] string Subject,
    [property: Id(3)] string Email,
    [property: Id(4)] string[] Values);
