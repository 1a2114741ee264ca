namespace OrleansNotify.Sources;

/// <summary>Stripe: <c>t=…,v1=…,v1=…</c> in one header, over <c>t.body</c>. Entries of other versions are skipped.</summary>
internal static class StripeScheme
{
    private const string SignatureHeader = "Stripe-Signature";
    private const string Time = "t=";
    private const string Version = "v1=";
    private const int MaxEntries = 128;

    public static ClaimedSignature Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var header = headers[SignatureHeader];
        if (header is [] or [null or ""])
        {
            return ClaimedSignature.Refused(SignatureVerdict.SignatureMissing);
        }

        var entries = header.ToString().Split(',', MaxEntries + 1, StringSplitOptions.TrimEntries);
        if (header.Count > 1 || entries.Length > MaxEntries
            || entries.Where(entry => entry.StartsWith(Time, StringComparison.Ordinal)).ToList() is not [var time])
        {
            return ClaimedSignature.Refused(
                SignatureText.Decode(entries[0], SignatureEncoding.Hex) is null ? SignatureVerdict.SignatureMalformed : SignatureVerdict.PrefixMissing);
        }

        if (SignatureText.CheckTime(time[Time.Length..], now) is { } refusal)
        {
            return ClaimedSignature.Refused(refusal);
        }

        byte[][] signatures =
        [
            .. entries.Where(entry => entry.StartsWith(Version, StringComparison.Ordinal))
                .Take(ClaimedSignature.MaxSignatures)
                .Select(entry => SignatureText.Decode(entry.AsSpan(Version.Length), SignatureEncoding.Hex))
                .OfType<byte[]>(),
        ];
        return signatures.Length == 0
            ? ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed)
            : new ClaimedSignature($"{time[Time.Length..]}.", signatures);
    }
}
