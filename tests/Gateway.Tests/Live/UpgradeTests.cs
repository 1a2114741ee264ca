using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Live;

/// <summary>What is under a WebSocket: its connection alone where that is possible, and its request where it is not.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Handshake = "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private const int Writers = 8;
    private const int FramesOfEach = 100;
    private const int FrameSize = 20_000;

    // Whether the request was over while its WebSocket was open.
    private readonly TaskCompletionSource<bool> _wasOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _deadline.Dispose();

    [Theory]
    [InlineData("http", 1, true)]
    [InlineData("https", 1, false)]
    [InlineData("https", 2, false)]
    public async Task TheRequestIsOverWhereTheConnectionIsItsOwn(string scheme, int version, bool isOver)
    {
        await using var app = await Start(scheme, Echo);
        using var client = await Connect(app, scheme, version);

        Assert.Equal("first", await Ask(client, "first"));
        Assert.Equal(isOver, await _wasOver.Task.WaitAsync(_deadline.Token));
        var large = new string('y', 300_000);
        Assert.Equal(large, await Ask(client, large));
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", _deadline.Token);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [Fact]
    public async Task WhatIsWrittenComesAfterTheAnswersBefore()
    {
        const int large = 8 * 1024 * 1024;
        await using var app = await Start("http", (_, stream) => async () => await stream.WriteAsync(WebSocketFrame.Text("first"u8)));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port);
        var connection = tcp.GetStream();

        // The upgrade is asked for while the answer before it waits for this side to read.
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"GET /large/{large} HTTP/1.1\r\nHost: localhost\r\n\r\n" + Handshake));
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var all = new MemoryStream();
        await connection.CopyToAsync(all, _deadline.Token);

        var text = Encoding.Latin1.GetString(all.ToArray());
        var second = text.IndexOf("HTTP/1.1 101", StringComparison.Ordinal);
        Assert.Equal(new string('.', large), text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..second]);
        Assert.EndsWith("\r\n\r\n\u0081\u0005first", text[second..], StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", text[second..], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task EachFrameOfManyWritersIsWholeAtAReaderThatIsSlow()
    {
        await using var app = await Start("http", (webSocket, stream) => async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < FramesOfEach; i++)
                {
                    // One of them is the library.
                    var message = Encoding.ASCII.GetBytes(new string((char)('a' + writer), FrameSize + i));
                    await (writer == 0
                        ? webSocket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, default)
                        : stream.WriteAsync(WebSocketFrame.Text(message)));
                }
            })));
            await webSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        });
        using var client = await Connect(app, "http", 1);

        var next = new int[Writers];
        for (var i = 0; i < Writers * FramesOfEach; i++)
        {
            if (i % 100 == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            var text = await Next(client);
            var writer = text[0] - 'a';
            Assert.Equal(new string(text[0], FrameSize + next[writer]++), text);
        }

        await client.ReceiveAsync(new byte[1], _deadline.Token);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [Fact]
    public async Task AWriteThatIsNotTakenEndsWithTheWebSocket()
    {
        var ended = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await Start("http", (webSocket, stream) => async () =>
        {
            using var cut = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await using var cutting = cut.Token.Register(webSocket.Abort);
            ended.SetResult(await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true)
                {
                    await stream.WriteAsync(WebSocketFrame.Text(new byte[1_000_000]));
                }
            }));
        });
        using var client = await Connect(app, "http", 1);

        Assert.NotNull(await ended.Task.WaitAsync(_deadline.Token));
    }

    private static Func<Task> Echo(WebSocket webSocket, CorkStream stream) => async () =>
    {
        using var ending = webSocket;
        var buffer = new byte[400_000];
        var length = 0;
        while (true)
        {
            var received = await webSocket.ReceiveAsync(buffer.AsMemory(length), default);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
                return;
            }

            if (received.EndOfMessage)
            {
                await stream.WriteAsync(WebSocketFrame.Text(buffer.AsSpan(0, length)));
                length = 0;
            }
        }
    };

    private async Task<WebApplication> Start(string scheme, Func<WebSocket, CorkStream, Func<Task>> run)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        UpgradedConnection.Use(builder.WebHost);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = Certificate()));
        builder.WebHost.UseUrls($"{scheme}://127.0.0.1:0");
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Request.Path == "/ws")
            {
                _wasOver.TrySetResult(true);
            }
        });
        LiveUpgrade.Use(app);
        app.MapGet("/large/{length:int}", (int length) => Results.Text(new string('.', length)));
        app.Map("/ws", context => LiveUpgrade.Go(context, (webSocket, stream) => Watched(run(webSocket, stream))));
        await app.StartAsync();
        return app;
    }

    private Func<Task> Watched(Func<Task> run) => async () =>
    {
        // Where it runs after the request, that was over before this.
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        _wasOver.TrySetResult(false);
        await run();
    };

    private async Task<ClientWebSocket> Connect(WebApplication app, string scheme, int version)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable;
        var invoker = new HttpMessageInvoker(handler);
        var client = new ClientWebSocket();
        client.Options.HttpVersion = new Version(version, version == 1 ? 1 : 0);
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        await client.ConnectAsync(new Uri($"{(scheme == "https" ? "wss" : "ws")}://127.0.0.1:{new Uri(app.Urls.Single()).Port}/ws"), invoker, _deadline.Token);
        return client;
    }

    private async Task<string> Ask(ClientWebSocket client, string text)
    {
        await client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _deadline.Token);
        return await Next(client);
    }

    private async Task<string> Next(ClientWebSocket client)
    {
        var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await client.ReceiveAsync(buffer.AsMemory(), _deadline.Token);
            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }

    private static X509Certificate2 Certificate()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
