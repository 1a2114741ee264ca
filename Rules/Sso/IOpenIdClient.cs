using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>The authorization code flow with PKCE, at identity providers that tenants choose (OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9207).</summary>
public interface IOpenIdClient
{
    /// <summary>Below the issuer.</summary>
    const string DiscoveryPath = "/.well-known/openid-configuration";

    /// <summary>Reads the discovery document and the keys.</summary>
    /// <exception cref="SsoException">The provider cannot be used; the words say why.</exception>
    Task<ProviderFacts> Check(SsoProvider provider, CancellationToken cancellation);

    /// <summary>What was read of a provider is read again when it is needed next.</summary>
    void Forget(string issuer);

    /// <summary>Where the browser goes, and what it has to bring back.</summary>
    /// <param name="isFresh">The person shows a factor again even when the provider knows them.</param>
    /// <exception cref="SsoException">The provider cannot be used; the words say why.</exception>
    Task<Authorization> Begin(SsoProvider provider, string redirectUri, bool isFresh, CancellationToken cancellation);

    /// <summary>Exchanges the code that the browser brought, and verifies what comes for it.</summary>
    /// <param name="secret">Null: the client has none.</param>
    /// <param name="named">The <c>iss</c> that came with the code; null: none.</param>
    /// <exception cref="SsoException">Nobody is proven.</exception>
    Task<IdToken> Finish(SsoProvider provider, string? secret, CodeAnswer answer, string? named, CancellationToken cancellation);
}
