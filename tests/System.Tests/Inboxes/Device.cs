using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>A device as the documents say that clients should be: it resumes by <c>seq</c> and epoch, and asks for the changes that it missed.</summary>
internal sealed class Device(int port, string token) : IAsyncDisposable
{
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Picture _picture = new();
    private string _epoch = "";
    private ClientWebSocket? _socket;
    private Task _run = Task.CompletedTask;

    public ApiClient Api { get; } = new(port, token);

    /// <summary>How often the server said that the position cannot be resumed.</summary>
    public int Resets { get; private set; }

    /// <summary>How often the server has welcomed it.</summary>
    public int Welcomes { get; private set; }

    /// <summary>The newest count that was pushed with a change, and the change's version.</summary>
    public PushedCount Pushed { get; private set; } = new(0, 0);

    /// <summary>Told of each change as soon as the device has taken it in.</summary>
    public Action WhenPushed { get; init; } = () => { };

    /// <summary>Reads the inbox and listens from there on.</summary>
    public async Task Start()
    {
        await CatchUp();
        await foreach (var item in InboxPages.Everything(Api))
        {
            _picture.TakeItem(item);
        }

        _run = Run();
    }

    public T Look<T>(Func<Picture, T> look)
    {
        lock (_gate)
        {
            return look(_picture);
        }
    }

    /// <summary>It loses its connection, and makes another.</summary>
    public void Disconnect() => _socket?.Abort();

    public override string ToString() => Look(picture => string.Create(
        CultureInfo.InvariantCulture,
        $"seq {picture.Position}, version {picture.Version}, {Pushed}, {Welcomes} welcomes, {Resets} resets, {picture.Doubles} doubles, {_run.Status}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        Api.Dispose();
    }

    private async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var socket = _socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(Address()), _stop.Token);
                await Read(socket);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or HttpRequestException)
            {
                // The server is gone, or this device is.
            }

            await Task.Delay(ConnectAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    private string Address() => string.Create(
        CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/ws?token={token}&since={_picture.Position}{(_epoch.Length > 0 ? "&epoch=" : "")}{_epoch}");

    private async Task Read(ClientWebSocket socket)
    {
        var buffer = new byte[512 * 1024];
        var length = 0;
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (received.EndOfMessage)
            {
                await Handle(JsonElement.Parse(buffer.AsSpan(0, length)), socket);
                length = 0;
            }
        }
    }

    private async Task Handle(JsonElement frame, ClientWebSocket socket)
    {
        switch (frame.TryGetProperty("sentAt", out _) ? "event" : frame.GetProperty("type").GetString())
        {
            case "event":
                Change(picture => picture.TakeEvent(frame));
                break;
            case "welcome":
                _epoch = frame.GetProperty("epoch").GetString()!;
                await CatchUp();
                Welcomes++;
                break;
            case "inbox":
                await TakeChange(frame);
                break;
            case "reset":
                Resets++;
                break;
            case "resume":
                var answer = JsonSerializer.SerializeToUtf8Bytes(new { type = "resume", since = _picture.Position });
                await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
                break;
        }
    }

    private async Task TakeChange(JsonElement frame)
    {
        var ahead = frame.GetProperty("version").GetInt64() - _picture.Version;
        if (ahead == 1)
        {
            Change(picture => picture.TakeChange(frame));
        }
        else if (ahead > 1)
        {
            await CatchUp();
        }

        if (ahead >= 0)
        {
            Pushed = new PushedCount(frame.GetProperty("version").GetInt64(), frame.GetProperty("unread").GetInt64());
            WhenPushed();
        }
    }

    private async Task CatchUp()
    {
        for (var isMore = true; isMore;)
        {
            var answer = await Api.TryAsk(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/v1/inbox/changes?since={_picture.Version}"))
                ?? throw new HttpRequestException("The server is gone.");
            Assert.True(answer.Status == 200, answer.Body);
            Change(picture => picture.TakeChange(answer.Json));
            isMore = answer.Json.GetProperty("more").GetBoolean();
        }
    }

    private void Change(Action<Picture> change)
    {
        lock (_gate)
        {
            change(_picture);
        }
    }
}
