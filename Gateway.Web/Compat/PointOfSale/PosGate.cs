using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Compat.Business;
using OrleansNotify.Http;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>
/// Whether the point-of-sale system sent a request: its bearer token and a signature over the body, each where it is set. Another tenant than the
/// default one has an API key in place of the token.
/// </summary>
internal sealed class PosGate(
    SourceAuthenticator signatures, IncomingSecrets secrets, TenantKeys keys, IOptions<PosOptions> options, IOptions<DefaultTenantOptions> defaultTenant,
    IHostEnvironment environment)
{
    private static readonly SourceSettings Scheme = new(
        "webhooks/pos", SourceScheme.Hmac, IncomingAuthenticator.SignatureHeader, "", SignatureEncoding.Hex, [], null, null, "", null, IsDeclared: false);

    public async ValueTask<SignatureVerdict> Check(TenantOfRoute tenant, HttpContext context, byte[] body)
    {
        var isDefault = tenant.Name == defaultTenant.Value.Name;
        var incoming = tenant.Settings.Incoming ?? IncomingSettings.Initial;
        var (hasToken, hasSecret) = (!isDefault || options.Value.AuthToken.Length > 0, secrets.Any(incoming));
        if (!hasToken && !hasSecret)
        {
            return environment.IsDevelopment() ? SignatureVerdict.Valid : SignatureVerdict.NoSecret;
        }

        if (hasToken && await CheckToken(tenant.Name, isDefault, context) is var verdict and not SignatureVerdict.Valid)
        {
            return verdict;
        }

        return hasSecret ? CheckSignature(tenant.Name, incoming, context.Request.Headers, body) : SignatureVerdict.Valid;
    }

    private async ValueTask<SignatureVerdict> CheckToken(string tenant, bool isDefault, HttpContext context)
    {
        if (Bearer.IsRepeated(context) || !Bearer.TryRead(context, out var token))
        {
            return SignatureVerdict.SignatureMalformed;
        }

        if (token is null)
        {
            return SignatureVerdict.SignatureMissing;
        }

        var isKnown = isDefault
            ? Bearer.Matches(token, Bearer.Hash(options.Value.AuthToken))
            : await keys.TenantOf(token) is { } key && key.Tenant == tenant && key.Scopes.HasFlag(ApiScopes.Events);
        return isKnown ? SignatureVerdict.Valid : SignatureVerdict.WrongSecret;
    }

    private SignatureVerdict CheckSignature(string tenant, IncomingSettings incoming, IHeaderDictionary headers, byte[] body)
    {
        var isPrefixed = headers[IncomingAuthenticator.SignatureHeader].ToString().StartsWith(IncomingAuthenticator.Prefix, StringComparison.Ordinal);
        return signatures.CheckSignature(
            tenant, Scheme with { SignaturePrefix = isPrefixed ? IncomingAuthenticator.Prefix : "" }, secrets.Of(tenant, incoming), headers, body);
    }
}
