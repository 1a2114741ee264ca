using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace OrleansNotify.Running;

/// <summary>A client's end of a live socket, which reads all the time.</summary>
public sealed class Socket : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _webSocket;
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();
    private readonly Task _reading;

    private Socket(ClientWebSocket webSocket)
    {
        _webSocket = webSocket;
        _reading = Read();
    }

    public JsonElement Welcome { get; set; }

    public long Seq => Welcome.GetProperty("seq").GetInt64();

    public string Epoch => Welcome.GetProperty("epoch").GetString()!;

    /// <summary>What the server closed with; null while it is open or when it was cut.</summary>
    public int? CloseCode { get; private set; }

    public static async Task<Socket> Open(int port, string path, string? origin = null)
    {
        var webSocket = new ClientWebSocket();
        webSocket.Options.Proxy = null;
        webSocket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            webSocket.Options.SetRequestHeader("Origin", origin);
        }

        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await webSocket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), deadline.Token);
        }
        catch (WebSocketException e)
        {
            e.Data["status"] = (int)webSocket.HttpStatusCode;
            webSocket.Dispose();
            throw;
        }

        return new Socket(webSocket);
    }

    /// <summary>The next frame, as it came.</summary>
    public async Task<string> NextText(TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadline);
        try
        {
            return await _frames.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("Nothing came over the socket.");
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"The socket was closed with {CloseCode}.");
        }
    }

    /// <summary>The next frame, which must be of this type.</summary>
    public async Task<JsonElement> Next(string type, TimeSpan? within = null)
    {
        var text = await NextText(within);
        var frame = JsonDocument.Parse(text).RootElement;
        Assert.True(frame.GetProperty("type").GetString() == type, $"Expected {type}, but got {text}");
        return frame;
    }

    /// <summary>The <c>seq</c> of the next so many frames, which must be events.</summary>
    public async Task<List<long>> NextSeqs(int count)
    {
        var seqs = new List<long>();
        while (seqs.Count < count)
        {
            var text = await NextText();
            Assert.True(JsonDocument.Parse(text).RootElement.TryGetProperty("seq", out var seq), $"Expected an event, but got {text}");
            seqs.Add(seq.GetInt64());
        }

        return seqs;
    }

    /// <summary>Everything that came until now and until the answer to a ping.</summary>
    public async Task<List<string>> UntilPong()
    {
        var seen = new List<string>();
        await Say("""{"type":"ping"}""");
        while (await NextText() is var text && text != """{"type":"pong"}""")
        {
            seen.Add(text);
        }

        return seen;
    }

    public Task Say(string text)
        => _webSocket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The same again and again, without a pause, until the server closes or has let all of them pass.</summary>
    public async Task SayUntilClosed(string text, int most)
    {
        try
        {
            for (var said = 0; said < most; said++)
            {
                await Say(text);
            }
        }
        catch (WebSocketException)
        {
            // It was closed meanwhile.
        }
    }

    public Task Send(byte[] bytes, WebSocketMessageType type)
        => _webSocket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);

    /// <summary>Waits until the server closes.</summary>
    public async Task<int?> Closed(TimeSpan? within = null)
    {
        await _reading.WaitAsync(within ?? Deadline);
        return CloseCode;
    }

    /// <summary>Goes away without a word, as a laptop's lid.</summary>
    public void Cut() => _webSocket.Abort();

    public async ValueTask DisposeAsync()
    {
        _webSocket.Abort();
        await _reading;
        _webSocket.Dispose();
    }

    private async Task Read()
    {
        var buffer = new byte[64 * 1024];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var received = await _webSocket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    CloseCode = (int?)_webSocket.CloseStatus;
                    await _webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    break;
                }

                message.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    _frames.Writer.TryWrite(Encoding.UTF8.GetString(message.ToArray()));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut: what came so far can still be read.
        }

        _frames.Writer.TryComplete();
    }
}
