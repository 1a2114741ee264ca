using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>A sign-in that an identity provider's verified token proves.</summary>
/// <param name="Factors">What the person has shown there, as the provider names it.</param>
/// <param name="AuthenticatedAt">When it was shown there; null: the provider does not say, so the session does not count as fresh.</param>
/// <param name="IsMultiFactor">The provider says that there was more than one factor: the member's own authenticator is not asked for.</param>
/// <param name="Code">Of the member's own authenticator, or a recovery code; null: none was given.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.SsoLogin")]
public sealed record SsoLogin(
    [property: Id(0)] SsoIdentity Identity,
    [property: Id(1)] string[] Factors,
    [property: Id(2)] DateTimeOffset? AuthenticatedAt,
    [property: Id(3)] bool IsMultiFactor,
    [property: Id(4)] string? Code,
    [property: Id(5)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(SsoLogin)} from {Client.Address}";
}
