using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>Slack: <c>v0=…</c> over <c>v0:timestamp:body</c>.</summary>
internal static class SlackScheme
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";

    private static readonly SourceSettings Signature = new(
        "", SourceScheme.Hmac, "X-Slack-Signature", "v0=", SignatureEncoding.Hex, [], null, null, "", null, IsDeclared: false);

    public static ClaimedSignature Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var claim = HmacScheme.Read(Signature, headers);
        return claim.Refusal is not null ? claim
            : headers[TimestampHeader] is not [{ } timestamp] ? ClaimedSignature.Refused(SignatureVerdict.SignatureMalformed)
            : SignatureText.CheckTime(timestamp, now) is { } refusal ? ClaimedSignature.Refused(refusal)
            : claim with { Before = $"v0:{timestamp}:" };
    }
}
