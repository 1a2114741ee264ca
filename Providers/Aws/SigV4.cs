using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>AWS Signature Version 4 (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).</summary>
internal static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Signs host, content type and everything of AWS's own, and adds the headers that say so.</summary>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, AwsCredentials credentials, SigningScope scope)
    {
        var url = request.RequestUri!;
        // With its port where that is not the scheme's own, as HttpClient sends it.
        request.Headers.Host = url.Authority;
        request.Headers.Add("X-Amz-Date", scope.Time);
        if (credentials.SessionToken is { } token)
        {
            request.Headers.Add("X-Amz-Security-Token", token);
        }

        var canonical = CanonicalRequest.Of(
            request.Method.Method, CanonicalRequest.PathOf(url.AbsolutePath), url.Query.TrimStart('?'), HeadersToSign(request), body);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(canonical, credentials, scope));
    }

    public static string Authorization(CanonicalRequest request, AwsCredentials credentials, SigningScope scope)
        => $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={request.SignedHeaders}, "
            + $"Signature={Signature(request, credentials, scope)}";

    public static string Signature(CanonicalRequest request, AwsCredentials credentials, SigningScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey);
        foreach (var part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request" })
        {
            key = Hmac(key, part);
        }

        return Convert.ToHexStringLower(Hmac(key, StringToSign(request, scope)));
    }

    public static string StringToSign(CanonicalRequest request, SigningScope scope)
        => $"{Algorithm}\n{scope.Time}\n{scope}\n{CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(request.Text))}";

    private static IEnumerable<KeyValuePair<string, string>> HeadersToSign(HttpRequestMessage request)
        => request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
            .Where(header => IsSigned(header.Key))
            .SelectMany(header => header.Value, (header, value) => KeyValuePair.Create(header.Key, value));

    private static bool IsSigned(string name)
        => name.Equals("Host", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
