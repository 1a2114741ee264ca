namespace OrleansNotify.Sources;

/// <summary>Slack: <c>v0=…</c> over <c>v0:timestamp:body</c>.</summary>
internal static class SlackClaim
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";

    private static readonly SourceSettings Signature = new(
        "", SourceScheme.Hmac, "X-Slack-Signature", "v0=", SignatureEncoding.Hex, [], null, null, "", null, IsDeclared: false);

    public static SignatureClaim Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var claim = HmacClaim.Read(Signature, headers);
        return claim.Refusal is not null ? claim
            : headers[TimestampHeader] is not [{ } timestamp] ? SignatureClaim.Refused(SignatureVerdict.SignatureMalformed)
            : SignatureText.CheckTime(timestamp, now) is { } refusal ? SignatureClaim.Refused(refusal)
            : claim with { Before = $"v0:{timestamp}:" };
    }
}
