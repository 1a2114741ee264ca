using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>The test of an account, which sends nothing.</summary>
public sealed class CheckTests(FakesFixture fixture) : IClassFixture<FakesFixture>
{
    private readonly Providers _providers = fixture.Providers;
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;

    [Theory]
    [InlineData("twilio-sms", "authToken", "wrong")]
    [InlineData("twilio-whatsapp", "authToken", "wrong")]
    [InlineData("whatsapp-cloud", "token", "wrong")]
    [InlineData("http", "secret", "whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1mYWtlcy0wMDAx")]
    public async Task WrongCredentialsAreFound(string id, string field, string value)
    {
        var check = await Check(id, new Dictionary<string, string>(ConformanceCases.ById[id].Settings(_fakes.Address)) { [field] = value });

        Assert.Equal(new ProviderCheck(false, "answers, and refuses the credentials"), check);
    }

    [Theory]
    [InlineData("twilio-sms")]
    [InlineData("twilio-whatsapp")]
    [InlineData("whatsapp-cloud")]
    [InlineData("http")]
    public async Task AServiceThatIsNotThereIsFound(string id)
    {
        var check = await Check(id, ConformanceCases.ById[id].Settings(ConformanceCases.ById[id].NoAddress));

        Assert.Equal(new ProviderCheck(false, "No connection was made."), check);
    }

    [Fact]
    public async Task AnApiKeyStandsForTheAuthToken()
    {
        var values = ConformanceCases.ById["twilio-sms"].Settings(_fakes.Address);
        values.Remove("authToken");
        values["apiKey"] = "SK0123456789abcdef0123456789abcdef";
        values["apiSecret"] = "secret-of-the-key";

        Assert.True((await Check("twilio-sms", values)).IsReachable);
        values["apiSecret"] = "wrong";
        Assert.False((await Check("twilio-sms", values)).IsReachable);
    }

    private Task<ProviderCheck> Check(string id, Dictionary<string, string> values)
        => _providers[id].Check(_providers.Settings(id, values), CancellationToken.None);
}
