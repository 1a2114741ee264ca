using System.Text.RegularExpressions;

namespace OrleansNotify.Channels;

public sealed partial class ProviderRulesTests
{
    [Fact]
    public void EveryWrongFieldIsNamed()
    {
        var problems = ProviderRules.Validate(ManifestReader.Read("TwilioSms"), new Dictionary<string, string>
        {
            ["accountSid"] = "AC12",
            ["apiKey"] = "SK0123456789abcdef0123456789abcdef",
            ["url"] = "file:///etc/passwd",
            ["colour"] = "blue",
        });

        Assert.Equal(["accountSid", "url", "from", "apiSecret", "colour"], problems.Select(problem => problem.Field));
    }

    [Fact]
    public void NoReasonRepeatsAValue()
    {
        var problems = ProviderRules.Validate(ManifestReader.Read("WhatsAppCloud"), new Dictionary<string, string>
        {
            ["token"] = "secret\nvalue",
            ["phoneNumberId"] = "secret-value",
            ["appSecret"] = " secret-value",
        });

        Assert.Equal(3, problems.Count);
        Assert.DoesNotContain(problems, problem => problem.Reason.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("token", true)]
    [InlineData("tök€n", true)]
    [InlineData("two\nlines", false)]
    [InlineData("nul\0", false)]
    [InlineData(" padded", false)]
    [InlineData("padded ", false)]
    public void ARequiredFieldIsOneLineWithoutSpacesAround(string? token, bool isRight)
    {
        var values = new Dictionary<string, string> { ["phoneNumberId"] = "106540352242922" };
        if (token is not null)
        {
            values["token"] = token;
        }

        Assert.Equal(isRight, ProviderRules.Validate(ManifestReader.Read("WhatsAppCloud"), values).Count == 0);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void AFieldHasAtMost2000Characters(int length, bool isRight)
    {
        var values = new Dictionary<string, string> { ["phoneNumberId"] = "106540352242922", ["token"] = new('x', length) };

        Assert.Equal(isRight, ProviderRules.Validate(ManifestReader.Read("WhatsAppCloud"), values).Count == 0);
    }

    [Theory]
    [InlineData("https://api.twilio.com", true)]
    [InlineData("http://127.0.0.1:3900", true)]
    [InlineData("https://proxy.example.org/twilio/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:password@example.org", false)]
    [InlineData("https://example.org/?a=b", false)]
    [InlineData("example.org", false)]
    public void AnAddressIsHttpWithoutCredentialsOrQuery(string url, bool isRight)
    {
        var values = new Dictionary<string, string> { ["accountSid"] = Keys.AccountSid, ["authToken"] = "t", ["from"] = "+15005550006", ["url"] = url };

        Assert.Equal(isRight, ProviderRules.Validate(ManifestReader.Read("TwilioSms"), values).Count == 0);
    }

    [Fact]
    public void ADefaultStandsForAFieldThatIsNotGiven()
    {
        var settings = new ProviderSettings("1", ManifestReader.Read("TwilioSms"), new Dictionary<string, string> { ["url"] = "" });

        Assert.Equal(("https://api.twilio.com", ""), (settings["url"], settings["from"]));
    }

    [Fact]
    public void EveryManifestIsComplete()
    {
        using var providers = new Providers();
        foreach (var manifest in providers.Catalogue.Manifests)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", manifest.Id);
            Assert.NotEmpty(manifest.Channels);
            Assert.NotEmpty(manifest.Help);
            Assert.InRange(manifest.Capabilities.Concurrency, 1, 1000);
            Assert.Equal(manifest.Fields.Count, manifest.Fields.Select(field => field.Name).Distinct().Count());
            Assert.All(manifest.NeedsOneOf.Concat(manifest.Together).SelectMany(group => group), name => Assert.Contains(manifest.Fields, field => field.Name == name));
            Assert.All(manifest.Fields, field =>
            {
                Assert.Matches("^[a-z][A-Za-z]*$", field.Name);
                Assert.NotEmpty(field.Label);
                Assert.EndsWith(".", field.Help, StringComparison.Ordinal);
                Assert.True(field.Environment is null || VariableName().IsMatch(field.Environment), field.Environment);
                Assert.False(field is { IsSecret: true, Default: not null }, field.Name);
                Assert.True(field.Default is null || field.Pattern is null || Regex.IsMatch(field.Default, $@"\A(?:{field.Pattern})\z", RegexOptions.NonBacktracking), field.Name);
            });
        }
    }

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]*(_[A-Z0-9]+)*\z")]
    private static partial Regex VariableName();
}
