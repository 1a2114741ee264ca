using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>Many messages, every fault, and the books of both sides compared: what fail-over without duplicates needs.</summary>
public sealed class LedgerTests(FakesFixture fixture) : IClassFixture<FakesFixture>
{
    private const int Messages = 300;
    private const int AtOnce = 16;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(500);

    private readonly Providers _providers = fixture.Providers;
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;

    public static TheoryData<string> All => [.. ConformanceCases.ById.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task WhatWasTakenIsAcceptedOrUnknownAndNothingElse(string id)
    {
        var one = ConformanceCases.ById[id];
        string[] faults =
        [
            "accept_then_hang", "accept_then_reset", "hang", "reset", "error", "throttle", "refuse", "slow",
            .. one.ReadsAnswers ? ["accept_then_garbage"] : Array.Empty<string>(),
            // Where a 5xx means that it goes later: its repeat is shown once.
            .. one.ServerError == OutcomeKind.Unknown ? ["accept_then_error"] : Array.Empty<string>(),
        ];
        var rules = string.Join(", ", faults.Select(fault => $$"""{"fault": "{{fault}}", "probability": 0.05, "after": "00:00:00.02"}"""));
        _fakes.Script(id, $$"""{"seed": 11, "rules": [{{rules}}]}""");

        var outcomes = await SendAll(id, one);

        var taken = _fakes.Taken.List(id);
        Assert.All(taken, message => Assert.Equal(1, message.Count));
        foreach (var (token, kind) in outcomes)
        {
            var times = taken.Count(message => message.Body.Contains(token, StringComparison.Ordinal));
            Assert.True(kind switch
            {
                OutcomeKind.Accepted => times == 1,
                OutcomeKind.Unknown => times <= 1,
                _ => times == 0,
            }, $"{token} is {kind}, and was taken {times} times");
        }

        Assert.Contains(OutcomeKind.Accepted, outcomes.Values);
        Assert.Contains(OutcomeKind.Unknown, outcomes.Values);
        Assert.Contains(OutcomeKind.Later, outcomes.Values);
    }

    private async Task<ConcurrentDictionary<string, OutcomeKind>> SendAll(string id, ConformanceCase one)
    {
        var address = one.AddressOf(_fakes);
        var settings = _providers.Settings(id, one.Settings(address));
        var message = one.Message(address);
        var to = message.Channel == Channel.Push ? await Subscribe() : message.To;
        var outcomes = new ConcurrentDictionary<string, OutcomeKind>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Messages), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            using var limit = new CancellationTokenSource(TimeLimit);
            var token = $"order-{number:0000}.";
            var outcome = await _providers[id].Send(
                message with { AttemptId = $"attempt{number}", To = to, Text = $"Ready: {token}" }, settings, limit.Token);
            outcomes[token] = outcome.Kind;
        });
        return outcomes;
    }

    private async Task<string> Subscribe()
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(_fakes.Address, "/push"), null);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!.ToJsonString();
    }
}
