namespace OrleansNotify.Sources;

/// <summary>Standard Webhooks 1.0.0: <c>id.timestamp.body</c>, any of the entries of version 1.</summary>
internal static class StandardScheme
{
    public const string IdHeader = "webhook-id";
    private const string Ours = "webhook";

    // Of the service that the standard began as; its senders (Clerk, Resend) have these names only.
    private const string Older = "svix";
    private const string Version = "v1,";
    private const int MaxIdLength = 1_024;

    public static ClaimedSignature Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var prefix = PrefixOf(headers);
        var (ids, times, signed) = (headers[$"{prefix}-id"], headers[$"{prefix}-timestamp"], headers[$"{prefix}-signature"]);
        if (ids.Count == 0 || times.Count == 0 || signed.ToString().Length == 0)
        {
            return ClaimedSignature.Refused(SignatureVerdict.SignatureMissing);
        }

        if (ids is not [{ Length: > 0 and <= MaxIdLength } id] || times is not [{ } timestamp])
        {
            return ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed);
        }

        if (SignatureText.CheckTime(timestamp, now) is { } refusal)
        {
            return ClaimedSignature.Refused(refusal);
        }

        var entries = signed.ToString().Split(' ', ClaimedSignature.MaxSignatures + 1).Take(ClaimedSignature.MaxSignatures).ToList();
        byte[][] signatures =
        [
            .. entries.Where(entry => entry.StartsWith(Version, StringComparison.Ordinal))
                .Select(entry => SignatureText.Decode(entry.AsSpan(Version.Length), SignatureEncoding.Base64))
                .OfType<byte[]>(),
        ];
        return signatures.Length > 0 ? new ClaimedSignature($"{id}.{timestamp}.", signatures)
            : entries.Exists(entry => SignatureText.Decode(entry, SignatureEncoding.Base64) is not null) ? ClaimedSignature.Refused(SignatureVerdict.PrefixMissing)
            : ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed);
    }

    /// <summary>The header that has a request's id, of whichever names it has; all three are of one kind.</summary>
    public static string IdHeaderOf(IHeaderDictionary headers) => $"{PrefixOf(headers)}-id";

    private static string PrefixOf(IHeaderDictionary headers)
        => headers.ContainsKey(IdHeader) || !headers.ContainsKey($"{Older}-id") ? Ours : Older;
}
