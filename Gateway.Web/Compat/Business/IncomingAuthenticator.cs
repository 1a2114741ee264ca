using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Business;

/// <summary>
/// Whether a tenant's own system sent a request: one of its API keys, or a signature over the body. Without either only when the tenant
/// said so and there is nothing to sign with.
/// </summary>
internal sealed class IncomingAuthenticator(SourceAuthenticator signatures, IncomingSecrets secrets, TenantKeys keys)
{
    public const string SignatureHeader = "X-Webhook-Signature";
    public const string Prefix = "sha256=";

    private static readonly SourceSettings Bare = new(
        "", SourceScheme.Hmac, SignatureHeader, "", SignatureEncoding.Hex, [], null, null, "", null, IsDeclared: false);

    /// <summary>Of a request that was let in by an API key: whether the key is for this.</summary>
    public async ValueTask<Problem?> MissingScope(HttpContext context)
        => Bearer.TryRead(context, out var token) && token is not null
            && await keys.TenantOf(token) is { } key && !key.Scopes.HasFlag(ApiScopes.Events)
            ? Problems.ScopeMissing(ScopeNames.Text(ApiScopes.Events))
            : null;

    /// <param name="source">As the tenant's activity log names it.</param>
    public async ValueTask<SignatureVerdict> Check(
        string tenant, IncomingSettings settings, string source, HttpContext context, byte[] body)
    {
        // A credential that is there has to be right, whatever else would do.
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return !Bearer.TryRead(context, out var token) || token is null ? SignatureVerdict.SignatureMalformed
                : (await keys.TenantOf(token))?.Tenant == tenant ? SignatureVerdict.Valid
                : SignatureVerdict.WrongSecret;
        }

        var headers = context.Request.Headers;
        if (!secrets.Any(settings))
        {
            return settings.AllowsUnsigned ? SignatureVerdict.Valid
                : headers.ContainsKey(SignatureHeader) ? SignatureVerdict.NoSecret
                : SignatureVerdict.SignatureMissing;
        }

        var isPrefixed = headers[SignatureHeader].ToString().StartsWith(Prefix, StringComparison.Ordinal);
        var scheme = Bare with { Name = source, SignaturePrefix = isPrefixed ? Prefix : "" };
        return signatures.CheckSignature(tenant, scheme, secrets.Of(tenant, settings), headers, body);
    }
}
