using System.Net.Http.Headers;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>The signer against AWS's own suite: all 38 cases, signed in headers and in the query.</summary>
public sealed class SigV4Tests
{
    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static readonly SigningScope Scope = new("us-east-1", "service", new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

    public static TheoryData<string> Cases => [.. SigV4Vector.All.Keys];

    [Fact]
    public void TheSuiteIsWhole() => Assert.Equal(38, SigV4Vector.All.Count);

    [Theory, MemberData(nameof(Cases))]
    public void ACaseSignedInHeadersMatches(string name)
    {
        var vector = SigV4Vector.All[name];
        var headers = vector.Headers;
        headers.Add(new("X-Amz-Date", vector.Scope.Time));
        if (vector.Credentials.SessionToken is { } token && !vector.IsTokenOmitted)
        {
            headers.Add(new("X-Amz-Security-Token", token));
        }

        if (vector.IsBodyHeaderSigned)
        {
            headers.Add(new("x-amz-content-sha256", CanonicalRequest.HashOf(vector.Body)));
        }

        Matches(vector, "header", CanonicalRequest.Of(vector.Method, PathOf(vector), vector.Query, headers, vector.Body));
    }

    [Theory, MemberData(nameof(Cases))]
    public void ACaseSignedInTheQueryMatches(string name)
    {
        var vector = SigV4Vector.All[name];
        var names = CanonicalRequest.Of(vector.Method, "/", "", vector.Headers, []).SignedHeaders;
        string[] query =
        [
            .. vector.Query.Split('&', StringSplitOptions.RemoveEmptyEntries),
            $"X-Amz-Algorithm={SigV4.Algorithm}",
            $"X-Amz-Credential={vector.Credentials.AccessKeyId}/{vector.Scope}",
            $"X-Amz-Date={vector.Scope.Time}",
            $"X-Amz-Expires={vector.Expiration}",
            $"X-Amz-SignedHeaders={names}",
            .. vector.Credentials.SessionToken is { } token && !vector.IsTokenOmitted
                ? new[] { $"X-Amz-Security-Token={Uri.EscapeDataString(token)}" }
                : [],
        ];

        Matches(
            vector, "query", CanonicalRequest.Of(vector.Method, PathOf(vector), string.Join('&', query), vector.Headers, vector.Body));
    }

    [Theory]
    [InlineData("GET", null, null, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData(
        "GET", null, "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
        "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8")]
    public void ARequestIsSignedInPlace(string method, string? body, string? token, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com/");

        SigV4.Sign(request, Encoding.UTF8.GetBytes(body ?? ""), Example with { SessionToken = token }, Scope);

        Assert.EndsWith($"Signature={signature}", request.Headers.NonValidated["Authorization"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void APortThatIsNotTheSchemesOwnIsSignedWithTheHost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:8025/");
        SigV4.Sign(request, [], Example, Scope);

        var expected = CanonicalRequest.Of("GET", "/", "", [new("Host", "127.0.0.1:8025"), new("X-Amz-Date", Scope.Time)], []);
        Assert.Equal(SigV4.Authorization(expected, Example, Scope), request.Headers.NonValidated["Authorization"].ToString());
    }

    [Fact]
    public void TheTypeOfTheBodyAndTheTargetAreSignedAndNoOtherHeader()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://sms-voice.eu-west-1.amazonaws.com/");
        request.Content = new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") } };
        request.Headers.Add("X-Amz-Target", "PinpointSMSVoiceV2.SendTextMessage");
        request.Headers.Add("User-Agent", "a proxy may change it");

        SigV4.Sign(request, "{}"u8, Example, Scope);

        Assert.Contains(
            "SignedHeaders=content-type;host;x-amz-date;x-amz-target, ", request.Headers.NonValidated["Authorization"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CredentialsDoNotPrintTheirSecret()
        => Assert.DoesNotContain("EXAMPLEKEY", (Example with { SessionToken = "EXAMPLEKEY" }).ToString(), StringComparison.Ordinal);

    /// <summary>The seven cases of paths that are not normalized are S3's, for which the signer's own step is left out.</summary>
    private static string PathOf(SigV4Vector vector)
        => vector.IsPathNormalized ? CanonicalRequest.PathOf(vector.Path) : vector.Path.Replace(" ", "%20", StringComparison.Ordinal);

    private static void Matches(SigV4Vector vector, string way, CanonicalRequest canonical)
    {
        Assert.Equal(vector.Expected($"{way}CanonicalRequest"), canonical.Text);
        Assert.Equal(vector.Expected($"{way}StringToSign"), SigV4.StringToSign(canonical, vector.Scope));
        Assert.Equal(vector.Expected($"{way}Signature"), SigV4.Signature(canonical, vector.Credentials, vector.Scope));
    }
}
