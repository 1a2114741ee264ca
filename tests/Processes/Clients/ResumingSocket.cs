using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansNotify.Clients;

/// <summary>A person's socket as a correct client keeps it: after any loss it comes back with the last <c>seq</c> and epoch that it has.</summary>
internal sealed class ResumingSocket : IAsyncDisposable
{
    private const int FirstBuffer = 4 * 1024;
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<SeenEvent> _seen = [];
    private readonly string[] _addresses;
    private readonly SocketHabits _habits;
    private readonly Task _run;
    private int _gateway;
    private long? _position;
    private string? _epoch;

    private ResumingSocket(IEnumerable<string> gateways, Person person, SocketHabits habits)
    {
        _addresses = [.. gateways.Select(gateway => $"ws://{gateway}/ws?token={person.Token}")];
        _habits = habits;
        _run = Run();
    }

    /// <summary>How often it connected.</summary>
    public int Connections { get; private set; }

    /// <summary>How often the server said that the position cannot be resumed.</summary>
    public int Resets { get; private set; }

    public WebSocketCloseStatus? LastClose { get; private set; }

    /// <summary>Of the gateway that it is at, or tries.</summary>
    public string Address => _addresses[_gateway];

    /// <summary>When the server last said welcome, <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long WelcomedAt { get; private set; }

    /// <summary>Where the log stood at the first welcome: what comes after it must be seen.</summary>
    public long FirstSeq { get; private set; }

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
    public static Task<ResumingSocket> Open(int port, Person person) => Open([$"127.0.0.1:{port}"], person, new SocketHabits());

    /// <param name="gateways">As <c>host:port</c>; after a loss it goes to the next.</param>
    public static async Task<ResumingSocket> Open(IEnumerable<string> gateways, Person person, SocketHabits habits)
    {
        var socket = new ResumingSocket(gateways, person, habits);
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
                socket.Options.KeepAliveInterval = _habits.PingEvery;
                socket.Options.KeepAliveTimeout = _habits.PingEvery;
                await Connect(socket);
                Connections++;
                await Read(socket);
                LastClose = socket.CloseStatus;
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException)
            {
                // The server is gone, or this client ends.
            }

            _gateway = (_gateway + 1) % _addresses.Length;
            await Task.Delay(_habits.ConnectAgainAfter?.Invoke() ?? ConnectAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task Connect(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(_habits.ConnectWithin);
        await socket.ConnectAsync(new Uri(Resuming()), patience.Token);
    }

    private string Resuming() => _position is null
        ? Address
        : string.Create(CultureInfo.InvariantCulture, $"{Address}&since={_position}&epoch={_epoch}");

    private async Task Read(ClientWebSocket socket)
    {
        var buffer = new byte[FirstBuffer];
        var length = 0;
        while (socket.State == WebSocketState.Open)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * length);
            }

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
        _habits.Hears?.Invoke(message);
        using var json = JsonDocument.Parse(message);
        var frame = json.RootElement;
        // A payload need not have one.
        switch (frame.TryGetProperty("type", out var type) ? type.GetString() : null)
        {
            case "welcome":
                _epoch = frame.GetProperty("epoch").GetString();
                WelcomedAt = Stopwatch.GetTimestamp();
                if (_position is null)
                {
                    _position = FirstSeq = frame.GetProperty("seq").GetInt64();
                }

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
