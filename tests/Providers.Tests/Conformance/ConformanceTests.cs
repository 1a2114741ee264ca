using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>What every provider must make of what its service does. Fail-over without duplicates stands on these.</summary>
public sealed class ConformanceTests(FakesFixture fixture) : IClassFixture<FakesFixture>
{
    private readonly Providers _providers = fixture.Providers;
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;

    public static TheoryData<string> All => [.. ConformanceCases.ById.Keys];

    public static TheoryData<string> WithReadAnswers => [.. ConformanceCases.ById.Where(one => one.Value.ReadsAnswers).Select(one => one.Key)];

    public static TheoryData<string> WithRetryAfter => [.. ConformanceCases.ById.Where(one => one.Value.HasRetryAfter).Select(one => one.Key)];

    [Fact]
    public void EveryProviderIsCertified()
    {
        Assert.Equal(_providers.Catalogue.Manifests.Select(manifest => manifest.Id), ConformanceCases.ById.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void TheSettingsAreRightByTheManifest(string id)
    {
        Assert.Empty(ProviderRules.Validate(_providers[id].Manifest, ConformanceCases.ById[id].Settings(ConformanceCases.ById[id].AddressOf(_fakes))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AMessageIsAcceptedOnce(string id)
    {
        var outcome = await Send(id);

        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        Assert.Equal(1, Assert.Single(_fakes.Taken.List(id)).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AnAcceptedMessageHasTheIdOfItsProvider(string id)
    {
        var outcome = await Send(id);

        Assert.Contains(_fakes.Taken.List(id).Single().Id, outcome.ProviderMessageId, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ARefusedRecipientIsNoFaultOfTheMessage(string id)
        => Assert.Equal(OutcomeKind.RefusedRecipient, (await Refused(id, ConformanceCases.ById[id].RefusedRecipient)).Kind);

    [Theory]
    [MemberData(nameof(All))]
    public async Task ARefusedMessageIsNoFaultOfTheRecipient(string id)
    {
        var outcome = await Refused(id, ConformanceCases.ById[id].RefusedMessage);

        Assert.Equal(OutcomeKind.RefusedMessage, outcome.Kind);
        Assert.Null(outcome.Suppression);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ARefusedAccountIsNoFaultOfTheRecipient(string id)
    {
        var outcome = await Refused(id, ConformanceCases.ById[id].RefusedAccount);

        Assert.Equal(OutcomeKind.RefusedAccount, outcome.Kind);
        Assert.Null(outcome.Suppression);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AThrottledMessageGoesLater(string id)
    {
        var outcome = await Send(id, """{"fault": "throttle"}""");

        Assert.Equal(OutcomeKind.Later, outcome.Kind);
        Assert.Null(outcome.Until);
        Assert.Empty(_fakes.Taken.List(id));
    }

    [Theory]
    [MemberData(nameof(WithRetryAfter))]
    public async Task AThrottledMessageWaitsAsLongAsTheServiceSays(string id)
    {
        var before = TimeProvider.System.GetUtcNow();

        var outcome = await Send(id, """{"fault": "throttle", "retryAfter": "120"}""");

        Assert.InRange(outcome.Until!.Value, before.AddSeconds(119), TimeProvider.System.GetUtcNow().AddSeconds(121));
    }

    [Theory]
    [MemberData(nameof(WithRetryAfter))]
    public async Task AThrottledMessageWaitsUntilTheDateThatTheServiceSays(string id)
    {
        var date = TimeProvider.System.GetUtcNow().AddHours(1);

        var outcome = await Send(id, $$"""{"fault": "throttle", "retryAfter": "{{date:r}}"}""");

        Assert.Equal(date.ToUnixTimeSeconds(), outcome.Until!.Value.ToUnixTimeSeconds());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AServiceThatTakesItAndHangsLeavesItUnknown(string id)
    {
        var outcome = await SendUntilTaken(id, "accept_then_hang");

        Assert.Equal((OutcomeKind.Unknown, "timeout"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AServiceThatTakesItAndCutsTheConnectionLeavesItUnknown(string id)
    {
        var outcome = await Send(id, """{"fault": "accept_then_reset"}""");

        Assert.Equal(OutcomeKind.Unknown, outcome.Kind);
        Assert.Equal(1, Assert.Single(_fakes.Taken.List(id)).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AResetWithoutAnAnswerIsUnknownAlthoughNothingWasTaken(string id)
        => Assert.Equal(OutcomeKind.Unknown, (await Send(id, """{"fault": "reset"}""")).Kind);

    [Theory]
    [MemberData(nameof(WithReadAnswers))]
    public async Task AnAnswerThatCannotBeReadLeavesItUnknown(string id)
    {
        var outcome = await Send(id, """{"fault": "accept_then_garbage"}""");

        Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task AServerErrorDoesNotSayThatItWasNotTaken(string id)
        => Assert.Equal(ConformanceCases.ById[id].ServerError, (await Send(id, """{"fault": "accept_then_error"}""")).Kind);

    [Theory]
    [MemberData(nameof(All))]
    public async Task ARefusedConnectionCertainlyTookNothing(string id)
    {
        var outcome = await Send(id, at: ConformanceCases.ById[id].NoAddress);

        Assert.Equal((OutcomeKind.Later, "connect_failed"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ACallCancelledBeforeItIsWrittenCertainlyTookNothing(string id)
    {
        var outcome = await Send(id, cancellation: new CancellationToken(canceled: true));

        Assert.Equal(OutcomeKind.Later, outcome.Kind);
        Assert.Empty(_fakes.Taken.List(id));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task NoOutcomeHasASecret(string id)
    {
        var one = ConformanceCases.ById[id];
        var settings = _providers.Settings(id, one.Settings(one.AddressOf(_fakes)));
        foreach (var rule in new[] { """{"fault": "refuse"}""", """{"fault": "error"}""", """{"fault": "reset"}""", """{"fault": "throttle"}""" })
        {
            var outcome = await Send(id, rule);

            Assert.InRange(outcome.Detail.Length, 0, 500);
            Assert.DoesNotContain(settings.Secrets, secret => outcome.Detail.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ACheckOfAServiceThatIsThereSaysSo(string id)
    {
        var one = ConformanceCases.ById[id];

        var check = await _providers[id].Check(_providers.Settings(id, one.Settings(one.AddressOf(_fakes))), CancellationToken.None);

        Assert.True(check.IsReachable, check.Detail);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ACallbackWithoutASignatureIsRefused(string id)
    {
        var one = ConformanceCases.ById[id];
        var settings = _providers.Settings(id, one.Settings(one.AddressOf(_fakes)));

        var reading = await _providers[id].Read(Callbacks.Json("https://notify.example.org/callbacks/1", "{}"), settings, CancellationToken.None);

        Assert.False(reading.IsVerified);
        Assert.NotEmpty(reading.Problem!);
    }

    private async Task<ProviderOutcome> Refused(string id, string members)
    {
        var outcome = await Send(id, $$"""{"fault": "refuse", {{members}}}""");

        Assert.Empty(_fakes.Taken.List(id));
        return outcome;
    }

    private Task<ProviderOutcome> Send(string id, string? rule = null, Uri? at = null, CancellationToken cancellation = default)
    {
        var one = ConformanceCases.ById[id];
        if (rule is not null)
        {
            _fakes.Script(id, $$"""{"rules": [{{rule}}]}""");
        }

        var address = at ?? one.AddressOf(_fakes);
        return _providers[id].Send(one.Message(address), _providers.Settings(id, one.Settings(address)), cancellation);
    }

    private async Task<ProviderOutcome> SendUntilTaken(string id, string fault)
    {
        using var cancel = new CancellationTokenSource();
        var sending = Send(id, $$"""{"fault": {{JsonSerializer.Serialize(fault)}}}""", cancellation: cancel.Token);
        await Eventually.Holds(() => _fakes.Taken.List(id).Count == 1, "the fake took the message");
        await cancel.CancelAsync();
        return await sending;
    }
}
