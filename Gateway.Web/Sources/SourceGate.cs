using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Edge;
using OrleansNotify.Secrets;

namespace OrleansNotify.Sources;

/// <summary>Whether a request comes from the source that its address names.</summary>
internal sealed class SourceGate(SecretBox box, TimeProvider time)
{
    public bool IsFrom(Source source, string tenant, HttpContext context, byte[] body)
    {
        var now = time.GetUtcNow();
        var live = source.Secrets.Where(secret => secret.Value.Length > 0 && (secret.ExpiresAt is null || now < secret.ExpiresAt));
        if (source.Settings.Scheme == SourceScheme.Bearer)
        {
            return HasToken(context, live);
        }

        var keys = live.Select(secret => box.Open(secret.Value, SourceDefaults.SealContext(tenant, source.Settings.Name))).OfType<byte[]>();
        return SourceSignature.IsValid(source.Settings, keys, context.Request.Headers, body, now);
    }

    private static bool HasToken(HttpContext context, IEnumerable<SourceSecret> secrets)
    {
        if (!Bearer.TryRead(context, out var token) || token is null)
        {
            return false;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var isKnown = false;
        foreach (var secret in secrets)
        {
            isKnown |= CryptographicOperations.FixedTimeEquals(hash, secret.Value);
        }

        return isKnown;
    }
}
