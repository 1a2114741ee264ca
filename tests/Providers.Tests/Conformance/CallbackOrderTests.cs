using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>Callbacks of the fakes, whatever their order: repeated, shuffled, early, forged.</summary>
public sealed class CallbackOrderTests(FakesFixture fixture) : IClassFixture<FakesFixture>, IAsyncLifetime
{
    private readonly Providers _providers = fixture.Providers;
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;
    private CallbackReceiver _receiver = null!;

    public static TheoryData<string, string[], MessageState> Reports => new()
    {
        { "twilio-sms", ["queued", "sent", "delivered"], MessageState.Delivered },
        { "twilio-sms", ["queued", "sent", "undelivered:30003"], MessageState.Failed },
        { "twilio-whatsapp", ["sent", "delivered", "read"], MessageState.Read },
        { "whatsapp-cloud", ["sent", "delivered", "read"], MessageState.Read },
        // One of several devices of a person failed.
        { "whatsapp-cloud", ["sent", "failed:131026", "delivered"], MessageState.Delivered },
        { "http", ["sent", "delivered"], MessageState.Delivered },
        { "http", ["sent", "failed:x"], MessageState.Failed },
        { "sendgrid", ["processed", "deferred", "delivered"], MessageState.Delivered },
        { "sendgrid", ["processed", "bounce:blocked"], MessageState.Failed },
        { "sendgrid", ["processed", "delivered", "open", "spamreport"], MessageState.Read },
        { "ses", ["Send", "DeliveryDelay", "Delivery"], MessageState.Delivered },
        { "ses", ["Send", "Bounce:Transient"], MessageState.Failed },
        { "ses", ["Send", "Delivery", "Complaint", "Open"], MessageState.Read },
        { "aws-sms", ["TEXT_QUEUED", "TEXT_SUCCESSFUL", "TEXT_DELIVERED"], MessageState.Delivered },
        { "aws-sms", ["TEXT_QUEUED", "TEXT_SUCCESSFUL", "TEXT_UNREACHABLE"], MessageState.Failed },
    };

    public async Task InitializeAsync() => _receiver = await CallbackReceiver.Start();

    public Task DisposeAsync() => _receiver.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task EveryOrderOfCallbacksEndsInTheSameState(string id, string[] statuses, MessageState end)
    {
        await Send(id, statuses, """ "repeat": 2, "shuffle": true """);
        var calls = await _receiver.Next(2 * statuses.Length);
        var facts = new List<ProviderEvent>();
        foreach (var call in calls)
        {
            facts.AddRange((await Read(id, call)).Events);
        }

        Assert.Equal(statuses.Length, facts.Select(fact => fact.Id).Distinct().Count());
        foreach (var order in Permutations([.. facts.Select(fact => fact.State!.Value).Distinct()]))
        {
            Assert.Equal(end, order.Aggregate(MessageState.Unknown, MessageStates.Merge));
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task EachCallbackHasOurAttempt(string id, string[] statuses, MessageState end)
    {
        var attempt = await Send(id, statuses, """ "repeat": 1 """);

        foreach (var call in await _receiver.Next(statuses.Length))
        {
            Assert.All((await Read(id, call)).Events, fact => Assert.Equal(attempt, fact.AttemptId));
        }

        Assert.NotEqual(MessageState.Unknown, end);
    }

    [Theory]
    [InlineData("twilio-sms")]
    [InlineData("twilio-whatsapp")]
    [InlineData("whatsapp-cloud")]
    [InlineData("http")]
    [InlineData("sendgrid")]
    [InlineData("ses")]
    [InlineData("aws-sms")]
    public async Task EarlyCallbacksAreThereBeforeTheAnswer(string id)
    {
        await Send(id, ["sent"], """ "early": true """);

        Assert.Equal(1, _receiver.Waiting);
    }

    [Theory]
    [InlineData("twilio-sms")]
    [InlineData("twilio-whatsapp")]
    [InlineData("whatsapp-cloud")]
    [InlineData("http")]
    [InlineData("sendgrid")]
    [InlineData("ses")]
    [InlineData("aws-sms")]
    public async Task AForgedCallbackIsRefusedAndTheTrueOneTaken(string id)
    {
        await Send(id, ["sent"], """ "forge": true """);

        var (forged, genuine) = (await _receiver.Next(), await _receiver.Next());

        Assert.False((await Read(id, forged)).IsVerified);
        Assert.True((await Read(id, genuine)).IsVerified);
    }

    private async Task<string> Send(string id, string[] statuses, string members)
    {
        var words = string.Join(", ", statuses.Select(status => $"\"{status}\""));
        _fakes.Script(id, $$$"""{"callbacks": {"statuses": [{{{words}}}], "url": "{{{new Uri(_receiver.Address, "/cb")}}}", {{{members}}} } }""");
        var message = ConformanceCases.ById[id].Message(_fakes.Address);
        var outcome = await _providers[id].Send(
            message with { CallbackUrl = new Uri(_receiver.Address, $"/cb?a={message.AttemptId}") }, Settings(id), CancellationToken.None);

        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        return message.AttemptId;
    }

    private Task<CallbackReading> Read(string id, CallbackRequest call) => _providers[id].Read(call, Settings(id), CancellationToken.None);

    private ProviderSettings Settings(string id)
    {
        var values = ConformanceCases.ById[id].Settings(_fakes.Address);
        if (id == "whatsapp-cloud")
        {
            values["appSecret"] = "fake-app-secret";
        }

        return _providers.Settings(id, values);
    }

    private static IEnumerable<MessageState[]> Permutations(MessageState[] items)
        => items.Length <= 1
            ? [items]
            : items.SelectMany((first, index) => Permutations([.. items[..index], .. items[(index + 1)..]]).Select(rest => new[] { first }.Concat(rest).ToArray()));
}
