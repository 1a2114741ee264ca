namespace OrleansNotify.Live;

/// <summary>Writes one seat's events to a response that does not end until the client leaves or is told to.</summary>
internal sealed class EventStream(HttpResponse response, LiveSeat seat, TimeProvider time)
{
    // Proxies take a connection for dead that says nothing for half a minute.
    private static readonly TimeSpan CommentAfter = TimeSpan.FromSeconds(15);

    public async Task Run(long? since, string? epoch)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await seat.Feed.Start(since, epoch);
        while (await Next() is { } frame)
        {
            await Write(frame);
        }

        await seat.Feed.Ended();
    }

    private async Task<Frame?> Next()
    {
        var next = seat.Socket.Queue.Next(CancellationToken.None).AsTask();
        while (!next.IsCompleted)
        {
            await Task.WhenAny(next, Task.Delay(CommentAfter, time, seat.Socket.Cut));
            if (!next.IsCompleted)
            {
                await Write(EventStreamFormat.Comment);
            }
        }

        return await next;
    }

    private async Task Write(Frame frame)
    {
        if (frame.Bytes.IsEmpty)
        {
            // It fell behind, and has now taken what it was sent before.
            seat.Socket.Queue.Sent(frame);
            seat.Feed.Resume(seat.Socket.LastSent);
            return;
        }

        await Write(frame.Bytes);
        seat.Socket.Sent(frame);
    }

    private async Task Write(ReadOnlyMemory<byte> bytes)
    {
        await response.Body.WriteAsync(bytes, seat.Socket.Cut);
        await response.Body.FlushAsync(seat.Socket.Cut);
    }
}
