using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Fakes;

/// <summary>Signature Version 4 as AWS checks it, from the raw request. There is one key, of one user.</summary>
internal static class AwsAccess
{
    public const string AccessKeyId = "AKIAFAKE0FAKE0FAKE00";
    public const string SecretAccessKey = "fake+secret/for+the+fakes+of+aws+0000000";

    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);

    /// <summary>AWS' code of what is wrong; null when nothing is.</summary>
    public static string? Problem(HttpRequest request, byte[] body, string service, DateTimeOffset now)
    {
        if (AwsAuthorization.Of(request.Headers.Authorization.ToString()) is not { } claim)
        {
            return "MissingAuthenticationTokenException";
        }

        var date = request.Headers["X-Amz-Date"].ToString();
        return claim.AccessKeyId != AccessKeyId ? "UnrecognizedClientException"
            : claim.Service != service || !date.StartsWith(claim.Date, StringComparison.Ordinal) ? "SignatureDoesNotMatch"
            : !SignsWhatItMust(claim, request) ? "SignatureDoesNotMatch"
            : !IsRecent(date, now) ? "RequestExpired"
            : Signature(claim, date, Canonical(request, claim, body)) != claim.Signature ? "SignatureDoesNotMatch"
            : null;
    }

    private static bool SignsWhatItMust(AwsAuthorization claim, HttpRequest request)
        => claim.Headers.Contains("host") && request.Headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .All(header => claim.Headers.Contains(header.Key.ToLowerInvariant()));

    private static bool IsRecent(string date, DateTimeOffset now)
        => DateTimeOffset.TryParseExact(
            date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && (now - at).Duration() <= MaxSkew;

    private static string Canonical(HttpRequest request, AwsAuthorization claim, byte[] body)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var text = new StringBuilder().Append(request.Method).Append('\n').Append(target[0]).Append('\n');
        var query = (target.ElementAtOrDefault(1) ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries);
        text.AppendJoin('&', query.Order(StringComparer.Ordinal)).Append('\n');
        foreach (var name in claim.Headers)
        {
            text.Append(name).Append(':').Append(string.Join(',', request.Headers[name].Select(value => value!.Trim()))).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', claim.Headers).Append('\n').Append(Hex(SHA256.HashData(body))).ToString();
    }

    private static string Signature(AwsAuthorization claim, string date, string canonical)
    {
        var text = $"AWS4-HMAC-SHA256\n{date}\n{claim.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = claim.Scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), Hmac);
        return Hex(Hmac(key, text));
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
