using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>Writes one seat's events to a response that does not end until the client leaves or is told to.</summary>
internal sealed class EventStream(HttpResponse response, LiveSeat seat, TimeProvider time) : ILiveTransport
{
    public const string ContentType = "text/event-stream";

    // Proxies take a connection for dead that says nothing for half a minute.
    private static readonly TimeSpan CommentEvery = TimeSpan.FromSeconds(15);
    private readonly LiveSocket _socket = seat.Socket;

    public async Task Run(long? since, string? epoch)
    {
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        _socket.Attach(this);
        await seat.Feed.Start(since, epoch);
        using var timer = new PeriodicTimer(CommentEvery, time);
        while (await Task.WhenAny(_socket.Closed, timer.WaitForNextTickAsync().AsTask()) != _socket.Closed)
        {
            _socket.Say(EventStreamFormat.Comment);
        }

        await seat.Feed.Ended();
    }

    public void Begin()
    {
    }

    public ValueTask End() => new(response.Body.FlushAsync(_socket.Cut));

    public async ValueTask Send(ReadOnlyMemory<byte> frame) => await response.Body.WriteAsync(frame, _socket.Cut);

    /// <summary>Comments do that.</summary>
    public void Beat(DateTimeOffset now)
    {
    }

    public Task Close(WebSocketCloseStatus status, string reason) => Task.CompletedTask;
}
