using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using static OrleansNotify.Sources.SignatureVerdict;

namespace OrleansNotify.Sources;

/// <summary>Others' signatures: the vectors that they publish, and of those who publish none our own.</summary>
public sealed class PresetTests
{
    private const long At = 1531420618;
    private const string Body = """{"id":"evt_1"}""";
    private const string Key = "a-secret-of-the-tests-0123456789";

    // docs.slack.dev/authentication/verifying-requests-from-slack
    private const string SlackKey = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string SlackSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string SlackBody =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    // docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
    private const string GitHubKey = "It's a Secret to Everybody";
    private const string GitHubSignature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    [Fact]
    public void SlacksVectorIsValid() => Assert.Equal(Valid, Slack(SlackSignature, "1531420618", 0));

    [Fact]
    public void GitHubsVectorIsValid()
        => Assert.Equal(Valid, Check("github", GitHubKey, "Hello, World!", 0, ("X-Hub-Signature-256", GitHubSignature)));

    [Theory]
    [InlineData(300, nameof(Valid))]
    [InlineData(-300, nameof(Valid))]
    [InlineData(301, nameof(Clock))]
    [InlineData(-301, nameof(Clock))]
    public void ATimeIsGoodForFiveMinutes(int late, string expected)
    {
        Assert.Equal(expected, Slack(SlackSignature, "1531420618", late).ToString());
        Assert.Equal(expected, Stripe($"t={At},v1={StripeHex(At)}", late).ToString());
    }

    [Theory]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "1531420619", nameof(WrongSecret))]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50", "1531420618", nameof(SignatureMalformed))]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "1531420618", nameof(PrefixMissing))]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "now", nameof(SignatureMalformed))]
    [InlineData("", "1531420618", nameof(SignatureMissing))]
    public void ABrokenSlackSignatureHasItsCause(string signature, string timestamp, string expected)
        => Assert.Equal(expected, Slack(signature, timestamp, 0).ToString());

    [Fact]
    public void AnyOfStripesSignaturesDoes()
    {
        var (good, bad) = (StripeHex(At), new string('0', 64));

        Assert.Equal(Valid, Stripe($"t={At},v1={good}", 0));
        Assert.Equal(Valid, Stripe($"t={At}, v1={bad}, v1={good}, v0={bad}", 0));
        Assert.Equal(WrongSecret, Stripe($"t={At},v1={bad}", 0));
        Assert.Equal(WrongSecret, Stripe($"t={At + 1},v1={good}", 0));
        Assert.Equal(WrongSecret, Stripe($"t={At},{string.Join(',', Enumerable.Repeat($"v1={bad}", 64))},v1={good}", 0));
    }

    [Theory]
    [InlineData("t=1531420618", nameof(SignatureMalformed))]
    [InlineData("t=1531420618,v0=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", nameof(SignatureMalformed))]
    [InlineData("v1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", nameof(SignatureMalformed))]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", nameof(PrefixMissing))]
    [InlineData("t=1,t=1531420618,v1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", nameof(SignatureMalformed))]
    [InlineData(",,,,,,,,,,,,,,,,,,,,,,,,", nameof(SignatureMalformed))]
    [InlineData("", nameof(SignatureMissing))]
    public void ABrokenStripeHeaderHasItsCause(string header, string expected) => Assert.Equal(expected, Stripe(header, 0).ToString());

    [Fact]
    public void ShopifySignsInBase64()
    {
        var mac = Mac(Key, Body);

        Assert.Equal(Valid, Check("shopify", Key, Body, 0, ("X-Shopify-Hmac-Sha256", Convert.ToBase64String(mac))));
        Assert.Equal(SignatureMalformed, Check("shopify", Key, Body, 0, ("X-Shopify-Hmac-Sha256", Convert.ToHexStringLower(mac))));
        Assert.Equal(SignatureMissing, Check("shopify", Key, Body, 0));
    }

    [Theory]
    [InlineData("""{"id":"evt_1","n":50.00}""", "{ \"id\" : \"evt_1\",\n  \"n\": 50.00 }", nameof(BodyReserialized))]
    [InlineData("""{"id":"evt_1","n":50}""", """{ "id": "evt_1", "n": 50.00 }""", nameof(BodyReserialized))]
    [InlineData("""{"id":"über","n":[1,2]}""", """{"id": "über", "n": [1, 2]}""", nameof(BodyReserialized))]
    [InlineData("""{"id":"evt_2"}""", """{ "id": "evt_1" }""", nameof(WrongSecret))]
    [InlineData("no json", "no json either", nameof(WrongSecret))]
    public void TheSameJsonWrittenInAnotherWayIsRecognized(string before, string sent, string expected)
    {
        var headers = new HeaderDictionary { ["X-Hub-Signature-256"] = $"sha256={Convert.ToHexStringLower(Mac(Key, before))}" };

        Assert.Equal(expected, SourceSignature.Explain(
            Settings("github"), [Encoding.UTF8.GetBytes(Key)], headers, Encoding.UTF8.GetBytes(sent), Time(0)).ToString());
    }

    private static SignatureVerdict Slack(string signature, string timestamp, int late)
        => Check("slack", SlackKey, SlackBody, late, ("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", timestamp));

    private static SignatureVerdict Stripe(string header, int late) => Check("stripe", Key, Body, late, ("Stripe-Signature", header));

    private static string StripeHex(long time)
        => Convert.ToHexStringLower(Mac(Key, string.Create(CultureInfo.InvariantCulture, $"{time}.{Body}")));

    private static SignatureVerdict Check(string preset, string key, string body, int late, params (string Name, string Value)[] headers)
    {
        var given = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            given[name] = value;
        }

        return SourceSignature.Check(Settings(preset), [Encoding.UTF8.GetBytes(key)], given, Encoding.UTF8.GetBytes(body), Time(late));
    }

    private static SourceSettings Settings(string preset)
    {
        var command = new SourceCommand(null, null, null, null, null, null, null, null, null, null, null, null, preset);
        Assert.Null(command.TrySettings("s", out var settings));
        return settings;
    }

    private static byte[] Mac(string key, string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));

    private static DateTimeOffset Time(int late) => DateTimeOffset.FromUnixTimeSeconds(At + late);
}
