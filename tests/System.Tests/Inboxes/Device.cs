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
    private Task _run = Task.CompletedTask;

    public ApiClient Api { get; } = new(port, token);

    /// <summary>How often the server said that the position cannot be resumed.</summary>
    public int Resets { get; private set; }

    /// <summary>The server has welcomed it.</summary>
    public bool IsListening => _epoch.Length > 0;

    /// <summary>The newest count that was pushed with a change.</summary>
    public long Pushed { get; private set; }

    /// <summary>Told of each frame with a version as soon as it came.</summary>
    public Action<JsonElement> WhenChanged { get; init; } = _ => { };

    /// <summary>Reads the inbox and listens from there on.</summary>
    public async Task Start()
    {
        await CatchUp();
        await foreach (var item in InboxPages.Everything(Api))
        {
            _picture.TakeItem(item);
            _picture.Position = Math.Max(_picture.Position, item.GetProperty("seq").GetInt64());
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
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(Address()), _stop.Token);
                await Read(socket);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException)
            {
                // The server is gone, or this device ends.
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
        WhenChanged(frame);
        var ahead = frame.GetProperty("version").GetInt64() - _picture.Version;
        if (ahead == 1)
        {
            Change(picture => picture.TakeChange(frame));
        }
        else if (ahead > 1)
        {
            await CatchUp();
        }

        Pushed = ahead >= 0 ? frame.GetProperty("unread").GetInt64() : Pushed;
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
