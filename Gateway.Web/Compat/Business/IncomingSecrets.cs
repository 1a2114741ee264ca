using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Secrets;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Business;

/// <summary>
/// What a tenant's own systems sign with: its secret and the one that this replaced, or else the server's, which each tenant but the default
/// one has in a form of its own: what is signed for one is worth nothing at another.
/// </summary>
internal sealed class IncomingSecrets(
    SecretBox box, IOptions<GatewayOptions> options, IOptions<DefaultTenantOptions> defaultTenant, TimeProvider time)
{
    private readonly byte[] _fallback = Encoding.UTF8.GetBytes(options.Value.WebhookSecret);

    public bool Any(IncomingSettings settings) => settings.Secrets.Length > 0 || _fallback.Length > 0;

    /// <summary>Those that have not ended, the current one first. A secret of the tenant's that does not open gives way to none.</summary>
    public IReadOnlyList<byte[]> Of(string tenant, IncomingSettings settings)
    {
        if (settings.Secrets.Length == 0)
        {
            return _fallback.Length == 0 ? []
                : tenant == defaultTenant.Value.Name ? [_fallback]
                : [Encoding.UTF8.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(_fallback, Encoding.UTF8.GetBytes(tenant))))];
        }

        var now = time.GetUtcNow();
        return
        [
            .. settings.Secrets.Where(secret => secret.ExpiresAt is null || now < secret.ExpiresAt)
                .Select(secret => box.Open(secret.Value, SourceSeal.OfIncoming(tenant)))
                .OfType<byte[]>(),
        ];
    }

    public byte[] Seal(string tenant, string secret) => box.Seal(Encoding.UTF8.GetBytes(secret), SourceSeal.OfIncoming(tenant));
}
