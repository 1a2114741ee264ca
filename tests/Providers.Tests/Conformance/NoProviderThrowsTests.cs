namespace OrleansNotify.Channels;

/// <summary>An adapter that throws something of its own keeps the next provider from being tried.</summary>
public sealed class NoProviderThrowsTests : IDisposable
{
    private static readonly string[] Bad = ["", "\ud800", "a\r\nb", "::://", "http://[", "https://exa mple/", "\u0000", new('x', 5000), "{\"endpoint\":\"http://127.0.0.1:1/\"}"];

    private readonly Providers _providers = new();

    public static TheoryData<string> All => [.. ConformanceCases.ById.Keys];

    public void Dispose() => _providers.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task SettingsAndMessagesOfAnyKindHaveAnOutcome(string id)
    {
        var one = ConformanceCases.ById[id];
        var right = one.Settings(one.NoAddress);
        foreach (var bad in Bad)
        {
            foreach (var field in _providers[id].Manifest.Fields)
            {
                await HasAnOutcome(id, one.Message(one.NoAddress), new Dictionary<string, string>(right) { [field.Name] = bad });
            }

            var message = one.Message(one.NoAddress);
            await HasAnOutcome(id, message with { To = bad }, right);
            await HasAnOutcome(id, message with { Subject = bad, Text = bad, Html = bad, Tag = bad, Link = bad }, right);
        }

        await HasAnOutcome(id, one.Message(one.NoAddress), []);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task NoMessageStopsItsAccount(string id)
    {
        var one = ConformanceCases.ById[id];
        var settings = _providers.Settings(id, one.Settings(one.NoAddress));
        var right = one.Message(one.NoAddress);
        foreach (var bad in Bad)
        {
            OutgoingMessage[] messages =
            [
                right with { To = bad },
                right with { Subject = bad },
                right with { Text = bad, Html = bad },
                right with { Tag = bad, Link = bad },
                right with { Template = new WhatsAppTemplate(bad, bad, [bad]) },
                right with { Headers = new Dictionary<string, string> { ["X-Test"] = bad } },
                right with { ExpiresAt = DateTimeOffset.MinValue },
                right with { ExpiresAt = DateTimeOffset.MaxValue },
            ];
            foreach (var message in messages)
            {
                var outcome = await _providers[id].Send(message, settings, CancellationToken.None);

                Assert.True(outcome.Kind is OutcomeKind.Later or OutcomeKind.RefusedMessage or OutcomeKind.RefusedRecipient, $"{outcome} of {message}");
            }
        }
    }

    private async Task HasAnOutcome(string id, OutgoingMessage message, Dictionary<string, string> values)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var settings = _providers.Settings(id, values);

        var outcome = await _providers[id].Send(message, settings, limit.Token);
        var check = await _providers[id].Check(settings, limit.Token);

        Assert.NotEqual(OutcomeKind.Accepted, outcome.Kind);
        Assert.NotNull(check.Detail);
    }
}
