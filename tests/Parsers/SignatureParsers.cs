using System.Text;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Parsers;

internal static class SignatureParsers
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    /// <summary>Lines become the headers that each scheme reads, in all of their places.</summary>
    public static void Read(byte[] input)
    {
        var lines = Encoding.Latin1.GetString(input).Split('\n');
        var headers = new HeaderDictionary
        {
            ["Stripe-Signature"] = lines[0],
            ["X-Slack-Signature"] = lines[0],
            ["X-Slack-Request-Timestamp"] = lines.ElementAtOrDefault(1) ?? "1700000000",
            ["webhook-id"] = lines[0],
            ["webhook-timestamp"] = lines.ElementAtOrDefault(1) ?? "1700000000",
            ["webhook-signature"] = lines.ElementAtOrDefault(2) ?? lines[0],
        };
        foreach (var claimed in (ClaimedSignature[])[StripeScheme.Read(headers, Now), StandardScheme.Read(headers, Now), SlackScheme.Read(headers, Now)])
        {
            TextParsers.Check(claimed.Signatures.Count <= ClaimedSignature.MaxSignatures, "too many signatures are compared");
        }
    }
}
