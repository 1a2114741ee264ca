using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Http;
using OrleansNotify.Secrets;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sources;

/// <summary>Whether a request comes from the source that its address names.</summary>
internal sealed class SourceAuthenticator(SecretBox box, RefusalLimits limits, TimeProvider time)
{
    private static readonly SourceSecret Nobody = new(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), null);

    public SignatureVerdict Check(Source source, string tenant, HttpContext context, byte[] body)
    {
        var now = time.GetUtcNow();
        var live = source.Secrets.Where(secret => secret.Value.Length > 0 && (secret.ExpiresAt is null || now < secret.ExpiresAt));
        if (source.Settings.Scheme == SourceScheme.Bearer)
        {
            return CheckToken(context, live);
        }

        var keys = live.Select(secret => box.Open(secret.Value, SourceSeal.Of(tenant, source.Settings.Name))).OfType<byte[]>();
        return CheckSignature(tenant, source.Settings, [.. keys], context.Request.Headers, body);
    }

    /// <summary>As much work as a wrong token is, for a source that is not there.</summary>
    public static SignatureVerdict CheckNobody(HttpContext context)
    {
        CheckToken(context, [Nobody]);
        return SignatureVerdict.WrongSecret;
    }

    /// <param name="keys">The secrets' text.</param>
    public SignatureVerdict CheckSignature(
        string tenant, SourceSettings settings, IReadOnlyList<byte[]> keys, IHeaderDictionary headers, byte[] body)
    {
        var now = time.GetUtcNow();
        var verdict = SourceSignature.Check(settings, keys, headers, body, now);
        return verdict == SignatureVerdict.WrongSecret && limits.MayExplain(tenant, settings.Name)
            ? SourceSignature.Explain(settings, keys, headers, body, now)
            : verdict;
    }

    private static SignatureVerdict CheckToken(HttpContext context, IEnumerable<SourceSecret> secrets)
    {
        // Senders that know names and passwords only send the token as a password.
        if (!Bearer.TryRead(context, out var token) && !BasicPassword.TryRead(context, out token))
        {
            return SignatureVerdict.SignatureMalformed;
        }

        if (token is null)
        {
            return SignatureVerdict.SignatureMissing;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var isKnown = false;
        foreach (var secret in secrets)
        {
            isKnown |= CryptographicOperations.FixedTimeEquals(hash, secret.Value);
        }

        return isKnown ? SignatureVerdict.Valid : SignatureVerdict.WrongSecret;
    }
}
