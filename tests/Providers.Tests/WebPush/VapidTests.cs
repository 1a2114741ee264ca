using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

public sealed class VapidTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    private readonly VapidTokens _tokens = new();
    private readonly Dictionary<string, string> _keys = Keys.Vapid();

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", "https://fcm.googleapis.com")]
    [InlineData("https://push.example:8443/abc", "https://push.example:8443")]
    [InlineData("https://push.example:443/abc", "https://push.example")]
    [InlineData("http://127.0.0.1:3900/push/abc", "http://127.0.0.1:3900")]
    public void TheAudienceIsTheOriginWithItsPort(string endpoint, string audience)
        => Assert.Equal(audience, Claims(Header(endpoint))["aud"]!.GetValue<string>());

    [Fact]
    public void ATokenEndsWithinADayAndNamesItsContact()
    {
        var claims = Claims(Header("https://push.example/1"));

        Assert.InRange(claims["exp"]!.GetValue<long>(), Now.ToUnixTimeSeconds() + 1, Now.AddHours(24).ToUnixTimeSeconds());
        Assert.Equal("mailto:ops@example.org", claims["sub"]!.GetValue<string>());
    }

    [Fact]
    public void ATokenIsSignedByTheKeyThatItNames()
    {
        var header = Header("https://push.example/1");
        var point = Base64Url.DecodeFromChars(header.Split("k=")[1]);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = P256.PointOf(point) });

        var token = TokenOf(header);

        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        Assert.True(key.VerifyData(signed, Base64Url.DecodeFromChars(token.Split('.')[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void ATokenIsUsedAgainForItsOriginAndForNoOther()
    {
        var first = Header("https://push.example/1");

        Assert.Equal(first, Header("https://push.example/2"));
        Assert.NotEqual(first, Header("https://push.example:8443/1"));
        Assert.NotEqual(first, _tokens.Header(Settings(Keys.Vapid()), new Uri("https://push.example/1"), Now));
    }

    [Fact]
    public void ATokenIsNotGivenToAnAccountThatKnowsThePublicKeyAlone()
    {
        Header("https://push.example/1");
        var borrowed = new Dictionary<string, string>(_keys) { ["privateKey"] = Keys.Vapid()["privateKey"] };

        Assert.Throws<CryptographicException>(() => _tokens.Header(Settings(borrowed), new Uri("https://push.example/1"), Now));
    }

    [Fact]
    public void ATokenIsRenewedBeforeItEnds()
    {
        var first = Header("https://push.example/1");

        Assert.Equal(first, Header("https://push.example/1", Now.AddHours(10)));
        var renewed = Claims(Header("https://push.example/1", Now.AddHours(11.5)));
        Assert.True(renewed["exp"]!.GetValue<long>() > Claims(first)["exp"]!.GetValue<long>());
    }

    [Fact]
    public async Task KeysThatAreNoPairAreFoundByTheCheck()
    {
        using var providers = new Providers();
        var mixed = new Dictionary<string, string>(_keys) { ["privateKey"] = Keys.Vapid()["privateKey"] };

        Assert.True((await providers["web-push"].Check(Settings(_keys), CancellationToken.None)).IsReachable);
        Assert.False((await providers["web-push"].Check(Settings(mixed), CancellationToken.None)).IsReachable);
    }

    [Fact]
    public void KeysThatAreNoPairAreAWrongFieldBeforeAnythingIsSent()
    {
        var mixed = new Dictionary<string, string>(_keys) { ["privateKey"] = Keys.Vapid()["privateKey"] };

        var problem = Assert.Single(ProviderRules.Validate(ManifestReader.Read("WebPush"), mixed));

        Assert.Equal(new FieldProblem("privateKey", "is not the private key of the public key"), problem);
    }

    [Fact]
    public async Task KeysThatAreNoPairRefuseTheAccountAndThrowNothing()
    {
        using var providers = new Providers();
        var mixed = new Dictionary<string, string>(_keys) { ["privateKey"] = Keys.Vapid()["privateKey"] };
        var message = ConformanceCases.Of(Channel.Push, PushSubscriptions.At(new Uri("http://127.0.0.1:1")));

        var outcome = await providers["web-push"].Send(message, Settings(mixed), CancellationToken.None);

        Assert.Equal((OutcomeKind.RefusedAccount, "bad_settings"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData("mailto:ops@example.org", true)]
    [InlineData("https://example.org/contact", true)]
    [InlineData("ops@example.org", false)]
    [InlineData("mailto:ops@localhost", false)]
    [InlineData("http://example.org", false)]
    public void AContactThatAppleRefusesIsAWrongField(string subject, bool isRight)
    {
        var problems = ProviderRules.Validate(ManifestReader.Read("WebPush"), new Dictionary<string, string>(_keys) { ["subject"] = subject });

        Assert.Equal(isRight, problems.Count == 0);
    }

    private string Header(string endpoint, DateTimeOffset? at = null) => _tokens.Header(Settings(_keys), new Uri(endpoint), at ?? Now);

    private static ProviderSettings Settings(Dictionary<string, string> keys) => new("1", ManifestReader.Read("WebPush"), keys);

    private static string TokenOf(string header) => header["vapid t=".Length..header.IndexOf(',', StringComparison.Ordinal)];

    private static JsonNode Claims(string header) => JsonNode.Parse(Base64Url.DecodeFromChars(TokenOf(header).Split('.')[1]))!;
}
