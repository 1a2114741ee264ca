using System.Text;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>Whether a request is signed with one of a source's keys.</summary>
internal static class SourceSignature
{
    /// <param name="keys">The secrets' text, those that have not ended.</param>
    /// <returns><see cref="SignatureVerdict.WrongSecret"/> may have a better explanation, which costs more: <see cref="Explain"/>.</returns>
    public static SignatureVerdict Check(
        SourceSettings settings, IReadOnlyList<byte[]> keys, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        var claim = ClaimedSignature.Of(settings, headers, now);
        return claim.Refusal ?? (claim.IsBy(Usable(settings, keys), body) ? SignatureVerdict.Valid : SignatureVerdict.WrongSecret);
    }

    /// <summary>Why <see cref="Check"/> found no secret that fits.</summary>
    public static SignatureVerdict Explain(
        SourceSettings settings, IReadOnlyList<byte[]> keys, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        var claim = ClaimedSignature.Of(settings, headers, now);
        return ReserializedBody.Candidates(body).Any(candidate => claim.IsBy(Usable(settings, keys), candidate))
            ? SignatureVerdict.BodyReserialized
            : SignatureVerdict.WrongSecret;
    }

    private static IEnumerable<byte[]> Usable(SourceSettings settings, IReadOnlyList<byte[]> keys)
        => settings.Scheme == SourceScheme.Standard
            ? keys.Select(text => SourceSecrets.StandardKey(Encoding.UTF8.GetString(text))).OfType<byte[]>()
            : keys.Where(key => key.Length > 0);
}
