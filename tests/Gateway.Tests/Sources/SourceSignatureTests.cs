using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Sources;

public sealed class SourceSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Vector = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const long At = 1614265330;
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Theory]
    [InlineData(Vector, true)]
    [InlineData("v1,AAAA " + Vector, true)]
    [InlineData(Vector + " v1,AAAA", true)]
    [InlineData("v2,x v1a,y " + Vector, true)]
    [InlineData("v1, v1,a v1,b v1,c v1,d v1,e v1,f v1,g v1,h " + Vector, true)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,", false)]
    [InlineData("", false)]
    public void AStandardSignatureIsAnyOfThoseThatAreSent(string signatures, bool isValid)
        => Assert.Equal(isValid, IsStandard("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signatures, At));

    [Fact]
    public void SignaturesBeyondAllRotationsAreNotLookedAt()
        => Assert.False(IsStandard(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", string.Concat(Enumerable.Repeat("v1,a ", ClaimedSignature.MaxSignatures)) + Vector, At));

    [Fact]
    public void TheOlderNamesOfTheHeadersAreTakenWhereTheStandardsAreNot()
    {
        var headers = new HeaderDictionary
        {
            ["svix-id"] = "msg_p5jXN8AQM9LWM0D4loKWxJek",
            ["svix-timestamp"] = "1614265330",
            ["svix-signature"] = Vector,
        };
        var settings = Settings(SourceScheme.Standard);
        SignatureVerdict Verdict() => SourceSignature.Check(settings, [Encoding.UTF8.GetBytes(Secret)], headers, Body, Time(At));

        Assert.Equal(SignatureVerdict.Valid, Verdict());
        Assert.True(SourceEvent.TryKey(settings with { IdHeader = StandardScheme.IdHeader }, headers, Body, out var key));
        Assert.EndsWith("msg_p5jXN8AQM9LWM0D4loKWxJek", key, StringComparison.Ordinal);

        headers["webhook-id"] = "msg_another";
        Assert.Equal(SignatureVerdict.SignatureMissing, Verdict());
    }

    [Theory]
    [InlineData("1614265330", 300, true)]
    [InlineData("1614265330", -300, true)]
    [InlineData("1614265330", 301, false)]
    [InlineData("1614265330", -301, false)]
    [InlineData("1614265330.0", 0, false)]
    [InlineData("-1614265330", 0, false)]
    [InlineData("hello", 0, false)]
    [InlineData("1000000000000000000", 0, false)]
    [InlineData("", 0, false)]
    public void TheTimestampIsOfNow(string timestamp, int late, bool isValid)
        => Assert.Equal(isValid, IsStandard("msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp, Vector, At + late));

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void EachHeaderIsNeeded(string missing)
    {
        var headers = Standard("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Vector);
        headers.Remove(missing);

        Assert.Equal(
            SignatureVerdict.SignatureMissing,
            SourceSignature.Check(Settings(SourceScheme.Standard), [Encoding.UTF8.GetBytes(Secret)], headers, Body, Time(At)));
    }

    [Theory]
    [InlineData("sha256=", SignatureEncoding.Hex)]
    [InlineData("", SignatureEncoding.Hex)]
    [InlineData("", SignatureEncoding.Base64)]
    public void AnHmacIsOfTheBodyInTheSourcesEncoding(string prefix, SignatureEncoding encoding)
    {
        var mac = HMACSHA256.HashData("key"u8, Body);
        var text = encoding == SignatureEncoding.Hex ? Convert.ToHexString(mac) : Convert.ToBase64String(mac);

        Assert.True(IsHmac(prefix, encoding, prefix + text, "other", "key"));
        Assert.Equal(encoding == SignatureEncoding.Hex, IsHmac(prefix, encoding, prefix + text.ToLowerInvariant(), "key"));
        Assert.False(IsHmac(prefix, encoding, prefix + text, "other"));
        Assert.False(IsHmac(prefix, encoding, prefix + text[2..], "key"));
        Assert.False(IsHmac(prefix, encoding, $"{prefix}{text}00", "key"));
        Assert.False(IsHmac(prefix, encoding, prefix, "key"));
    }

    [Fact]
    public void AnEmptySecretOpensNothing()
        => Assert.False(IsHmac("", SignatureEncoding.Hex, Convert.ToHexString(HMACSHA256.HashData(Array.Empty<byte>(), Body)), ""));

    private static bool IsStandard(string id, string timestamp, string signatures, long now) => SignatureVerdict.Valid == SourceSignature.Check(
        Settings(SourceScheme.Standard), [Encoding.UTF8.GetBytes(Secret)], Standard(id, timestamp, signatures), Body, Time(now));

    private static bool IsHmac(string prefix, SignatureEncoding encoding, string signature, params string[] keys) => SignatureVerdict.Valid == SourceSignature.Check(
        Settings(SourceScheme.Hmac) with { SignaturePrefix = prefix, Encoding = encoding }, [.. keys.Select(Encoding.UTF8.GetBytes)],
        new HeaderDictionary { ["X-Signature"] = signature }, Body, Time(At));

    private static HeaderDictionary Standard(string id, string timestamp, string signatures) => new()
    {
        ["webhook-id"] = id,
        ["webhook-timestamp"] = timestamp,
        ["webhook-signature"] = signatures,
    };

    private static SourceSettings Settings(SourceScheme scheme) => new(
        "s", scheme, "X-Signature", "", SignatureEncoding.Hex, [], null, null, "type", null, IsDeclared: false);

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.Parse("1970-01-01T00:00:00Z", CultureInfo.InvariantCulture).AddSeconds(seconds);
}
