using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OrleansNotify.Fakes;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

public sealed class FaultScriptTests(FakesFixture fixture) : IClassFixture<FakesFixture>, IDisposable
{
    private readonly Providers _providers = fixture.Providers;
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;
    private readonly HttpClient _http = new() { BaseAddress = fixture.Fakes.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task EveryThirdMessageIsRefused()
    {
        await Put("""{"rules": [{"fault": "refuse", "code": "21211", "every": 3}]}""");

        Assert.Equal("AARAARAAR", await Send(9));
    }

    [Fact]
    public async Task ARuleHitsAsOftenAsItSays()
    {
        await Put("""{"rules": [{"fault": "throttle", "times": 2}]}""");

        Assert.Equal("LLAA", await Send(4));
    }

    [Fact]
    public async Task ARuleMayHoldForOneRecipient()
    {
        await Put("""{"rules": [{"fault": "refuse", "to": "+447700900999"}]}""");

        Assert.Equal("A", await Send(1));
        Assert.Equal("R", await Send(1, "+447700900999"));
    }

    [Fact]
    public async Task AShareOfMessagesIsTheSameForTheSameSeed()
    {
        await Put("""{"seed": 7, "rules": [{"fault": "refuse", "probability": 0.5}]}""");
        var first = await Send(20);
        await Put("""{"seed": 7, "rules": [{"fault": "refuse", "probability": 0.5}]}""");

        Assert.Equal(first, await Send(20));
        Assert.Contains('A', first);
        Assert.Contains('R', first);
    }

    [Theory]
    [InlineData("""{"rules": [{"fault": "explode"}]}""")]
    [InlineData("""{"rules": [{"fault": "refuse", "probability": 2}]}""")]
    [InlineData("""{"rules": [{"fault": "refuse", "every": 0}]}""")]
    [InlineData("""{"rules": [{"colour": "blue", "fault": "refuse"}]}""")]
    [InlineData("""{"callbacks": {"repeat": 1000}}""")]
    [InlineData("not JSON")]
    [InlineData("null")]
    public async Task AWrongScriptIsRefusedAndTheOldOneStays(string script)
    {
        await Put("""{"rules": [{"fault": "refuse"}]}""");

        using var response = await PutRaw("twilio-sms", script);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("R", await Send(1));
    }

    [Fact]
    public async Task AScriptOfAnUnknownProviderIsNotFound()
    {
        using var response = await PutRaw("pigeon", "{}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task ADeletedScriptDoesNothingWrong()
    {
        await Put("""{"rules": [{"fault": "refuse"}]}""");

        using var response = await _http.DeleteAsync(new Uri("/script/twilio-sms", UriKind.Relative));

        Assert.Equal("A", await Send(1));
    }

    [Fact]
    public async Task WhatWasTakenIsListedAndForgotten()
    {
        await Send(2);

        var list = await _http.GetFromJsonAsync<JsonObject>("/taken.json?provider=twilio-sms");
        using var response = await _http.DeleteAsync(new Uri("/taken", UriKind.Relative));

        Assert.Equal(2, list!["messages"]!.AsArray().Count);
        Assert.Equal("+447700900123", list["messages"]![0]!["to"]!.GetValue<string>());
        Assert.Empty(_fakes.Taken.List());
    }

    [Fact]
    public async Task AnAttemptThatIsTakenTwiceIsOneMessageWithItsCount()
    {
        var message = ConformanceCases.ById["http"].Message(_fakes.Address);

        await Send("http", message);
        await Send("http", message);

        Assert.Equal(2, Assert.Single(_fakes.Taken.List("http")).Count);
    }

    [Fact]
    public async Task CallbacksAreCountedByWhatBecameOfThem()
    {
        await using var receiver = await CallbackReceiver.Start();
        var message = ConformanceCases.ById["http"].Message(_fakes.Address);

        await Send("http", message with { CallbackUrl = new Uri(receiver.Address, "/cb") });
        await Send("http", message with { CallbackUrl = new Uri("http://127.0.0.1:1/cb") });

        await Eventually.Holds(() => (_fakes.Callbacks.Accepted, _fakes.Callbacks.Failed) == (2, 2), "both messages were reported");
        Assert.Equal(2, (await _http.GetFromJsonAsync<JsonObject>("/callbacks.json"))!["accepted"]!.GetValue<long>());
    }

    [Fact]
    public void TheLedgerKeepsTheLast100000()
    {
        var ledger = new TakenLedger();
        for (var i = 0; i < TakenLedger.MaxMessages + 5; i++)
        {
            ledger.Add(new TakenMessage("http", $"id-{i}", null, "to", "body", DateTimeOffset.UnixEpoch, 1));
        }

        Assert.Equal(TakenLedger.MaxMessages, ledger.List().Count);
        Assert.Equal(("id-5", TakenLedger.MaxMessages + 5), (ledger.List()[0].Id, ledger.Total));
    }

    private async Task Put(string script)
    {
        using var response = await PutRaw("twilio-sms", script);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<HttpResponseMessage> PutRaw(string provider, string script)
    {
        using var content = new StringContent(script, Encoding.UTF8, "application/json");
        return await _http.PutAsync(new Uri($"/script/{provider}", UriKind.Relative), content);
    }

    private async Task<string> Send(int count, string to = "+447700900123")
    {
        var outcomes = "";
        for (var i = 0; i < count; i++)
        {
            outcomes += (await Send("twilio-sms", ConformanceCases.Of(Channel.Sms, to))).Kind.ToString()[0];
        }

        return outcomes;
    }

    private Task<ProviderOutcome> Send(string id, OutgoingMessage message)
        => _providers[id].Send(message, _providers.Settings(id, ConformanceCases.ById[id].Settings(_fakes.Address)), CancellationToken.None);
}
