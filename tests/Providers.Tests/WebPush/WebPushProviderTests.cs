using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>Against a push service that checks audience, contact and signature as the strictest ones do, and decrypts.</summary>
public sealed class WebPushProviderTests : IAsyncLifetime, IDisposable
{
    private readonly Providers _providers = new();
    private readonly HttpClient _http = new();
    private FakeProviders _fakes = null!;

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public Task DisposeAsync() => _fakes.DisposeAsync().AsTask();

    public void Dispose()
    {
        _providers.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task ABrowserReadsWhatWasSentToItsSubscription()
    {
        var to = await Subscribe();

        var outcome = await Send(ConformanceCases.Of(Channel.Push, to) with { Link = "https://shop.example/orders/4711", Tag = "order-4711" });

        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        var taken = _fakes.Taken.List("web-push").Single();
        Assert.Equal(JsonNode.Parse(to)!["endpoint"]!.GetValue<string>(), taken.To);
        var shown = JsonNode.Parse(taken.Body)!;
        Assert.Equal(
            ("Your order", "Your order 4711 is ready.", "https://shop.example/orders/4711", "order-4711"),
            (shown["title"]!.GetValue<string>(), shown["body"]!.GetValue<string>(), shown["url"]!.GetValue<string>(), shown["tag"]!.GetValue<string>()));
        Assert.Equal(taken.AttemptId, shown["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("a tag of more than thirty-two characters")]
    [InlineData("tag\r\nUrgency: high")]
    [InlineData("")]
    public async Task ATagThatIsNoTopicIsLeftOutOfTheHeaders(string tag)
        => Assert.Equal(OutcomeKind.Accepted, (await Send(ConformanceCases.Of(Channel.Push, await Subscribe()) with { Tag = tag })).Kind);

    [Fact]
    public async Task AnAddressThatTheGuardRefusesIsTheRecipients()
    {
        _providers.Strangers.Failure = new AddressRefusedException("The address is not allowed.");

        var outcome = await Send(ConformanceCases.Of(Channel.Push, await Subscribe()));

        Assert.Equal((OutcomeKind.RefusedRecipient, "address_not_allowed"), (outcome.Kind, outcome.Code));
    }

    private Task<ProviderOutcome> Send(OutgoingMessage message)
        => _providers["web-push"].Send(message, _providers.Settings("web-push", Keys.Vapid()), CancellationToken.None);

    private async Task<string> Subscribe()
    {
        using var response = await _http.PostAsync(new Uri(_fakes.Address, "/push"), null);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!.ToJsonString();
    }
}
