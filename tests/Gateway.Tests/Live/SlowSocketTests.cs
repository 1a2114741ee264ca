using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Live;

/// <summary>A client that does not read costs nobody else anything, and loses nothing.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class SlowSocketTests(SqliteStore store)
{
    private const int Events = 300;
    private static readonly string BigMessage = new('x', 30_000);

    [SkippableFact]
    public async Task ASocketThatDoesNotReadIsToldToResumeAndThenGetsEverythingInOrder()
    {
        // Some events' room: one that has arrived may still count as waiting when the next is there.
        await using var server = await store.Start(("SOCKET_QUEUE", "130000"));
        var anna = await server.Default.SignIn("anna");
        await using var slow = await SlowClient.Connect(anna);
        await using var good = await (await server.Default.SignIn("bert")).Connect();

        for (var number = 1; number <= Events; number++)
        {
            await server.Default.Notify(BigMessage);
            Assert.Equal([number], await good.NextSeqs(1));
        }

        var seqs = new List<long>();
        var resumes = 0;
        while (seqs.LastOrDefault() < Events)
        {
            var frame = await slow.Next();
            switch (frame.GetProperty("type").GetString())
            {
                case "welcome":
                    break;
                case "resume":
                    resumes++;
                    // Never more than it has got: one frame may have been on its way.
                    Assert.InRange(frame.GetProperty("since").GetInt64(), seqs.LastOrDefault() - 1, seqs.LastOrDefault());
                    await slow.Say($$"""{"type":"resume","since":{{seqs.LastOrDefault()}}}""");
                    break;
                default:
                    seqs.Add(frame.GetProperty("seq").GetInt64());
                    break;
            }
        }

        Assert.Equal(Enumerable.Range(1, Events).Select(i => (long)i), seqs);
        Assert.True(resumes >= 1, "It was never told to resume: the buffers on the way took everything.");
        await server.Default.Notify("live again");
        Assert.Equal(Events + 1, (await slow.Next()).GetProperty("seq").GetInt64());
    }

    [SkippableFact]
    public async Task AnEventLargerThanTheQueuePassesBesideControlFrames()
    {
        await using var server = await store.Start(("SOCKET_QUEUE", "4096"));
        var anna = await server.Default.SignIn("anna");
        for (var i = 0; i < 60; i++)
        {
            await server.Default.Notify(BigMessage);
        }

        await using var socket = await anna.Open(since: 0);
        var seqs = new List<long>();
        while (seqs.Count < 60)
        {
            var frame = JsonDocument.Parse(await socket.NextText()).RootElement;
            if (frame.TryGetProperty("message", out _))
            {
                seqs.Add(frame.GetProperty("seq").GetInt64());
                if (seqs.Count % 4 == 0)
                {
                    await socket.Say("""{"type":"ping"}""");
                }
            }
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), seqs);
    }

    /// <summary>A WebSocket over a connection with small buffers, which reads only when told to.</summary>
    [SkippableFact]
    public async Task OneThatAnswersNoPingIsCutAndOthersStay()
    {
        await using var server = await store.Start();
        var anna = await server.Default.SignIn("anna");
        await using var good = await anna.Connect();
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", server.Port);
        await silent.GetStream().WriteAsync(SlowClient.Handshake(anna));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var began = Stopwatch.GetTimestamp();

        var heard = new MemoryStream();
        await silent.GetStream().CopyToAsync(heard, deadline.Token);

        Assert.True(heard.ToArray().AsSpan().EndsWith(WebSocketFrame.Ping), "It was not pinged, or more came after the ping.");
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(39), TimeSpan.FromSeconds(80));
        await server.Default.Notify("still there");
        Assert.Equal([1], await good.NextSeqs(1));
    }

    private sealed class SlowClient : IAsyncDisposable
    {
        private readonly TcpClient _tcp;
        private readonly WebSocket _webSocket;

        private SlowClient(TcpClient tcp, WebSocket webSocket) => (_tcp, _webSocket) = (tcp, webSocket);

        public static byte[] Handshake(Person person) => Encoding.ASCII.GetBytes(
            $"GET /ws?token={person.Token} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        public static async Task<SlowClient> Connect(Person person)
        {
            var tcp = new TcpClient { ReceiveBufferSize = 4_096 };
            await tcp.ConnectAsync("127.0.0.1", person.Tenant.Server.Port);
            var stream = tcp.GetStream();
            await stream.WriteAsync(Handshake(person));
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            {
                head.Append((char)one[0]);
            }

            Assert.StartsWith("HTTP/1.1 101", head.ToString(), StringComparison.Ordinal);
            return new SlowClient(tcp, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false }));
        }

        public async Task<JsonElement> Next()
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var message = new MemoryStream();
            var buffer = new byte[16 * 1024];
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _webSocket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
                Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
                message.Write(buffer, 0, received.Count);
            }
            while (!received.EndOfMessage);

            return JsonDocument.Parse(message.ToArray()).RootElement;
        }

        public Task Say(string text)
            => _webSocket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        public ValueTask DisposeAsync()
        {
            _webSocket.Dispose();
            _tcp.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
