using System.Text.RegularExpressions;

namespace OrleansNotify.Fakes;

/// <param name="Headers">Those that are signed, in lower case.</param>
internal sealed partial record AwsAuthorization(string AccessKeyId, string Scope, IReadOnlyList<string> Headers, string Signature)
{
    public string Date => Scope.Split('/')[0];

    public string Service => Scope.Split('/')[2];

    /// <summary>Null for what is no such header.</summary>
    public static AwsAuthorization? Of(string header)
        => Form().Match(header) is { Success: true } match
            ? new AwsAuthorization(
                match.Groups["key"].Value, match.Groups["scope"].Value, match.Groups["headers"].Value.Split(';'), match.Groups["signature"].Value)
            : null;

    [GeneratedRegex(
        @"\AAWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<scope>\d{8}/[a-z0-9-]+/[a-z0-9-]+/aws4_request), ?"
        + @"SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=(?<signature>[0-9a-f]{64})\z")]
    private static partial Regex Form();
}
