using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Calls whose other side breaks them off somewhere.</summary>
public sealed class ProviderHttpTests : IDisposable
{
    private readonly Providers _providers = new();

    public void Dispose() => _providers.Dispose();

    [Fact]
    public async Task ACallWhoseTlsFailsCertainlyTookNothing()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\n\r\n");

        var outcome = await Exchange(new UriBuilder(server.Address) { Scheme = "https" }.Uri);

        Assert.Equal((OutcomeKind.Later, "connect_failed"), (outcome.Kind, outcome.Code));
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
        await using var server = RawServer.Answering(bytes);

        Assert.Equal((OutcomeKind.Unknown, "connection_lost"), Of(await Exchange(server.Address)));
    }

    [Fact]
    public async Task ARefusalWhoseBodyBreaksOffIsARefusal()
    {
        await using var server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"code\": 21");

        Assert.Equal((OutcomeKind.RefusedMessage, "http_400"), Of(await Exchange(server.Address)));
    }

    [Fact]
    public async Task ASuccessWhoseBodyBreaksOffIsUnknown()
    {
        await using var server = RawServer.Answering("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\": \"SM");

        Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), Of(await Exchange(server.Address)));
    }

    [Fact]
    public async Task ABodyWithoutEndIsCut()
    {
        await using var server = RawServer.Answering($"HTTP/1.1 400 Bad Request\r\n\r\n{new string('x', 2 * HttpAnswer.MaxBody)}");

        var outcome = await Exchange(server.Address, answer => new ProviderOutcome { Kind = OutcomeKind.RefusedMessage, Detail = $"{answer.Body.Length} {answer.IsWhole}" });

        Assert.Equal($"{HttpAnswer.MaxBody} False", outcome.Detail);
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using var server = RawServer.Answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((OutcomeKind.RefusedAccount, "http_307"), Of(await Exchange(server.Address)));
    }

    [Fact]
    public async Task AReaderThatFailsLeavesItUnknown()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), Of(await Exchange(server.Address, _ => throw new InvalidOperationException("a bug"))));
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
        await using var server = RawServer.Answering("HTTP/1.1 401 Unauthorized\r\n\r\nno such token: secret-of-the-account\r\nBearer secret-of-the-account");

        var outcome = await Exchange(server.Address, answer => new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Detail = answer.Body });

        Assert.Equal("no such token: ***  Bearer ***", outcome.Detail);
    }

    private static (OutcomeKind Kind, string? Code) Of(ProviderOutcome outcome) => (outcome.Kind, outcome.Code);

    private async Task<ProviderOutcome> Exchange(Uri url, Func<HttpAnswer, ProviderOutcome>? read = null)
    {
        var settings = _providers.Settings("whatsapp-cloud", new Dictionary<string, string> { ["token"] = "secret-of-the-account" });
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("hello") };
        return await _providers.Http.Exchange(
            request, settings, read ?? (answer => StatusClass.Of(answer, TimeProvider.System.GetUtcNow())), CancellationToken.None);
    }

    /// <summary>Reads one request and answers with bytes, then closes the connection.</summary>
    private sealed class RawServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        private RawServer(string answer)
        {
            _listener.Start();
            _serving = Serve(Encoding.ASCII.GetBytes(answer));
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public static RawServer Answering(string bytes) => new(bytes);

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task Serve(byte[] answer)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var seen = new StringBuilder();
            var buffer = new byte[4096];
            // "hello" ends the request of every test; a TLS hello ends nothing, and is answered all the same.
            while (await stream.ReadAsync(buffer) is > 0 and var count && buffer[0] != 0x16 && !seen.Append(Encoding.ASCII.GetString(buffer, 0, count)).ToString().EndsWith("hello", StringComparison.Ordinal))
            {
            }

            await stream.WriteAsync(answer);
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
