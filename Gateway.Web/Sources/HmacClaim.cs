namespace OrleansNotify.Sources;

/// <summary>One header with the HMAC of the body, as GitHub, Shopify and most others send it.</summary>
internal static class HmacClaim
{
    public static SignatureClaim Read(SourceSettings settings, IHeaderDictionary headers)
    {
        var header = headers[settings.SignatureHeader];
        if (header is [] or [null or ""])
        {
            return SignatureClaim.Refused(SignatureVerdict.SignatureMissing);
        }

        if (header is not [{ } text])
        {
            return SignatureClaim.Refused(SignatureVerdict.SignatureMalformed);
        }

        if (!text.StartsWith(settings.SignaturePrefix, StringComparison.Ordinal))
        {
            var isOne = SignatureText.Decode(text, settings.Encoding) is not null;
            return SignatureClaim.Refused(isOne ? SignatureVerdict.PrefixMissing : SignatureVerdict.SignatureMalformed);
        }

        return SignatureText.Decode(text.AsSpan(settings.SignaturePrefix.Length), settings.Encoding) is { } signature
            ? new SignatureClaim("", [signature])
            : SignatureClaim.Refused(SignatureVerdict.SignatureMalformed);
    }
}
