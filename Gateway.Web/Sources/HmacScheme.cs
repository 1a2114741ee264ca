namespace OrleansNotify.Sources;

/// <summary>One header with the HMAC of the body, as GitHub, Shopify and most others send it.</summary>
internal static class HmacScheme
{
    public static ClaimedSignature Read(SourceSettings settings, IHeaderDictionary headers)
    {
        var header = headers[settings.SignatureHeader];
        if (header is [] or [null or ""])
        {
            return ClaimedSignature.Refused(SignatureVerdict.SignatureMissing);
        }

        if (header is not [{ } text])
        {
            return ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed);
        }

        if (!text.StartsWith(settings.SignaturePrefix, StringComparison.Ordinal))
        {
            var isOne = SignatureText.Decode(text, settings.Encoding) is not null;
            return ClaimedSignature.Refused(isOne ? SignatureVerdict.PrefixMissing : SignatureVerdict.SignatureMalformed);
        }

        return SignatureText.Decode(text.AsSpan(settings.SignaturePrefix.Length), settings.Encoding) is { } signature
            ? new ClaimedSignature("", [signature])
            : ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed);
    }
}
