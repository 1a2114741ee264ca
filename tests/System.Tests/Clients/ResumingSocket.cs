using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using OrleansNotify.SystemTests.Histories;

namespace OrleansNotify.SystemTests.Clients;

/// <summary>A person's socket as a correct client keeps it: after any loss it comes back with the last <c>seq</c> and epoch that it has.</summary>
internal sealed class ResumingSocket : IAsyncDisposable
{
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<SeenEvent> _seen = [];
    private readonly string _address;
    private readonly Task _run;
    private long? _position;
    private string? _epoch;

    private ResumingSocket(int port, Person person)
    {
        _address = $"ws://127.0.0.1:{port}/ws?token={person.Token}";
        _run = Run();
    }

    /// <summary>How often it connected.</summary>
    public int Connections { get; private set; }

    /// <summary>How often the server said that the position cannot be resumed.</summary>
    public int Resets { get; private set; }

    public WebSocketCloseStatus? LastClose { get; private set; }

    /// <summary>Every event in the order of arrival.</summary>
    public IReadOnlyList<SeenEvent> Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    public long LastSeq
    {
        get
        {
            lock (_seen)
            {
                return _seen.Count == 0 ? 0 : _seen[^1].Seq;
            }
        }
    }

    /// <summary>Completes when the server has said welcome for the first time.</summary>
    public static async Task<ResumingSocket> Open(int port, Person person)
    {
        var socket = new ResumingSocket(port, person);
        await socket._welcomed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(Address()), _stop.Token);
                Connections++;
                await Read(socket);
                LastClose = socket.CloseStatus;
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException)
            {
                // The server is gone, or this client ends.
            }

            await Task.Delay(ConnectAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    private string Address() => _position is null
        ? _address
        : string.Create(CultureInfo.InvariantCulture, $"{_address}&since={_position}&epoch={_epoch}");

    private async Task Read(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _stop.Token);
                return;
            }

            if (received.EndOfMessage)
            {
                await Handle(buffer.AsMemory(0, length), socket);
                length = 0;
            }
        }
    }

    private async Task Handle(ReadOnlyMemory<byte> message, ClientWebSocket socket)
    {
        using var json = JsonDocument.Parse(message);
        var frame = json.RootElement;
        switch (frame.GetProperty("type").GetString())
        {
            case "welcome":
                _epoch = frame.GetProperty("epoch").GetString();
                _position ??= frame.GetProperty("seq").GetInt64();
                _welcomed.TrySetResult();
                break;
            case "reset":
                Resets++;
                break;
            case "resume":
                var answer = JsonSerializer.SerializeToUtf8Bytes(new { type = "resume", since = _position });
                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
                break;
            default:
                Take(frame);
                break;
        }
    }

    private void Take(JsonElement frame)
    {
        if (!frame.TryGetProperty("n", out var number))
        {
            return;
        }

        var seq = frame.GetProperty("seq").GetInt64();
        lock (_seen)
        {
            _seen.Add(new SeenEvent(seq, number.GetInt64()));
        }

        _position = seq;
    }
}
