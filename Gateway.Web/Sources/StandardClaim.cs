namespace OrleansNotify.Sources;

/// <summary>Standard Webhooks 1.0.0: <c>id.timestamp.body</c>, any of the entries of version 1.</summary>
internal static class StandardClaim
{
    public const string IdHeader = "webhook-id";
    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";
    private const string Version = "v1,";
    private const int MaxIdLength = 1_024;

    public static SignatureClaim Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        if (headers[IdHeader].Count == 0 || headers[TimestampHeader].Count == 0 || headers[SignatureHeader].ToString().Length == 0)
        {
            return SignatureClaim.Refused(SignatureVerdict.SignatureMissing);
        }

        if (headers[IdHeader] is not [{ Length: > 0 and <= MaxIdLength } id] || headers[TimestampHeader] is not [{ } timestamp])
        {
            return SignatureClaim.Refused(SignatureVerdict.SignatureMalformed);
        }

        if (SignatureText.CheckTime(timestamp, now) is { } refusal)
        {
            return SignatureClaim.Refused(refusal);
        }

        var entries = headers[SignatureHeader].ToString().Split(' ', SignatureClaim.MaxSignatures + 1).Take(SignatureClaim.MaxSignatures).ToList();
        byte[][] signatures =
        [
            .. entries.Where(entry => entry.StartsWith(Version, StringComparison.Ordinal))
                .Select(entry => SignatureText.Decode(entry.AsSpan(Version.Length), SignatureEncoding.Base64))
                .OfType<byte[]>(),
        ];
        return signatures.Length > 0 ? new SignatureClaim($"{id}.{timestamp}.", signatures)
            : entries.Exists(entry => SignatureText.Decode(entry, SignatureEncoding.Base64) is not null) ? SignatureClaim.Refused(SignatureVerdict.PrefixMissing)
            : SignatureClaim.Refused(SignatureVerdict.SignatureMalformed);
    }
}
