using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>Calls whose other side breaks them off somewhere.</summary>
public sealed class ProviderHttpTests : IDisposable
{
    private readonly Providers _providers = new();

    public void Dispose() => _providers.Dispose();

    [Fact]
    public async Task ACallWhoseTlsFailsCertainlyTookNothing()
    {
        await using var server = RawReceiver.OnConnect(stream => RawReceiver.Write(stream, "HTTP/1.1 400 Bad Request\r\n\r\n"));

        var outcome = await Exchange(new UriBuilder(server.Url) { Scheme = "https" }.Uri);

        Assert.Equal((OutcomeKind.Later, "connect_failed"), (outcome.Kind, outcome.Code));
    }

    [Fact]
    public async Task AConnectionThatIsNotMadeWithinItsLimitCertainlyTookNothing()
    {
        using var full = await FullListener.Start();
        var began = TimeProvider.System.GetTimestamp();

        var outcome = await Exchange(full.Url, connectWithin: TimeSpan.FromMilliseconds(200));

        Assert.Equal((OutcomeKind.Later, "connect_failed"), Of(outcome));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task TheLimitOfConnectingIsNoneOfTheAnswer()
    {
        await using var server = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.ReadRequest(stream);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            await RawReceiver.Write(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });

        Assert.Equal((OutcomeKind.RefusedMessage, "http_400"), Of(await Exchange(new Uri(server.Url), connectWithin: TimeSpan.FromMilliseconds(500))));
    }

    [Fact]
    public async Task ANameThatDoesNotExistCertainlyTookNothing()
        => Assert.Equal(OutcomeKind.Later, (await Exchange(new Uri("http://nobody.invalid/"))).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("SMTP ready\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    public async Task AnAnswerThatBreaksOffBeforeItsHeadersLeavesItUnknown(string bytes)
    {
        await using var server = Answering(bytes);

        Assert.Equal((OutcomeKind.Unknown, "connection_lost"), Of(await Exchange(new Uri(server.Url))));
    }

    [Fact]
    public async Task ARefusalWhoseBodyBreaksOffIsARefusal()
    {
        await using var server = Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"code\": 21");

        Assert.Equal((OutcomeKind.RefusedMessage, "http_400"), Of(await Exchange(new Uri(server.Url))));
    }

    [Fact]
    public async Task ASuccessWhoseBodyBreaksOffIsUnknown()
    {
        await using var server = Answering("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\": \"SM");

        Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), Of(await Exchange(new Uri(server.Url))));
    }

    [Fact]
    public async Task ABodyWithoutEndIsCut()
    {
        await using var server = Answering($"HTTP/1.1 400 Bad Request\r\n\r\n{new string('x', 2 * HttpAnswer.MaxBody)}");

        var outcome = await Exchange(new Uri(server.Url), answer => new ProviderOutcome { Kind = OutcomeKind.RefusedMessage, Detail = $"{answer.Body.Length} {answer.IsWhole}" });

        Assert.Equal($"{HttpAnswer.MaxBody} False", outcome.Detail);
    }

    [Fact]
    public async Task ARequestIsWrittenOnceAlthoughItsConnectionWasClosed()
    {
        var requests = 0;
        await using var server = RawReceiver.OnConnect(async stream =>
        {
            requests += await RawReceiver.ReadRequest(stream) is null ? 0 : 1;
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            requests += await RawReceiver.ReadRequest(stream) is null ? 0 : 1;
        });

        var outcomes = new[] { await Exchange(new Uri(server.Url)), await Exchange(new Uri(server.Url)), await Exchange(new Uri(server.Url)) };

        Assert.Equal(["unreadable_answer", "connection_lost", "unreadable_answer"], outcomes.Select(outcome => outcome.Code));
        Assert.Equal((3, 2), (requests, server.Connections));
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var server = Answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((OutcomeKind.RefusedAccount, "http_307"), Of(await Exchange(new Uri(server.Url))));
    }

    [Fact]
    public async Task AReaderThatFailsLeavesItUnknown()
    {
        await using var server = Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), Of(await Exchange(new Uri(server.Url), _ => throw new InvalidOperationException("a bug"))));
    }

    [Fact]
    public async Task AnAddressThatTheGuardRefusesIsRefusedForGood()
    {
        _providers.Strangers.Failure = new HttpRequestException("connect", new AddressRefusedException("The address is not allowed."));

        Assert.Equal((OutcomeKind.RefusedAccount, "address_not_allowed"), Of(await Exchange(new Uri("http://10.0.0.1/"))));
    }

    [Fact]
    public async Task WhatAServiceRepeatsOfTheCredentialsIsBlottedOut()
    {
        await using var server = Answering("HTTP/1.1 401 Unauthorized\r\n\r\nno such token: secret-of-the-account\r\nBearer secret-of-the-account");

        var outcome = await Exchange(new Uri(server.Url), answer => new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Detail = answer.Body });

        Assert.Equal("no such token: ***  Bearer ***", outcome.Detail);
    }

    private static (OutcomeKind Kind, string? Code) Of(ProviderOutcome outcome) => (outcome.Kind, outcome.Code);

    private async Task<ProviderOutcome> Exchange(Uri url, Func<HttpAnswer, ProviderOutcome>? read = null, TimeSpan? connectWithin = null)
    {
        var settings = _providers.Settings("whatsapp-cloud", new Dictionary<string, string> { ["token"] = "secret-of-the-account" });
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("hello") };
        return await _providers.Http.Exchange(
            request, connectWithin is { } within ? settings.Connecting(within) : settings, read ?? (answer => StatusClass.Of(answer, TimeProvider.System.GetUtcNow())), CancellationToken.None);
    }

    /// <summary>Reads one request, answers with these bytes and closes the connection.</summary>
    private static RawReceiver Answering(string bytes) => RawReceiver.OnConnect(async stream =>
    {
        await RawReceiver.ReadRequest(stream);
        await RawReceiver.Write(stream, bytes);
    });
}
