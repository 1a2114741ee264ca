using System.Net.WebSockets;

namespace OrleansNotify.Live;

// Whoever adds to the queue sends what waits, unless somebody does already: an idle socket has no writer.
internal sealed partial class LiveSocket
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ILiveTransport? _transport;
    private int _isWriting;

    /// <summary>Called when a socket that fell behind has taken everything that it was sent before, if its protocol leaves that to the server.</summary>
    public Action WhenDrained { get; set; } = () => { };

    /// <summary>Completes when the goodbye was said, if it was attached.</summary>
    public Task Closed => _closed.Task;

    /// <summary>What waits, and whatever comes, is sent over it.</summary>
    public void Attach(ILiveTransport transport)
    {
        Volatile.Write(ref _transport, transport);
        Flush();
    }

    /// <summary>False when the client lets control frames pile up.</summary>
    public bool Say(ReadOnlyMemory<byte> frame)
    {
        var isAdded = Queue.TryAddControl(frame);
        Flush();
        return isAdded;
    }

    public void Beat(DateTimeOffset now) => Volatile.Read(ref _transport)?.Beat(now);

    /// <summary>Sends what waits, unless that is being done: there is no writer that waits for work.</summary>
    public void Flush()
    {
        if (Volatile.Read(ref _transport) is not { } transport || Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            return;
        }

        // Mostly one frame waits, and the system takes it at once: that needs no state machines.
        if (IsOver || !Queue.TryTakeAlone(out var frame))
        {
            Write(transport, null, ValueTask.CompletedTask).Ignore();
            return;
        }

        var sending = transport.Send(frame.Bytes);
        if (!sending.IsCompletedSuccessfully)
        {
            Write(transport, frame, sending).Ignore();
            return;
        }

        Sent(frame);
        if (!TryStop())
        {
            Write(transport, null, ValueTask.CompletedTask).Ignore();
        }
    }

    private async Task Write(ILiveTransport transport, Frame? begun, ValueTask sending)
    {
        if (!await TryWrite(transport, begun, sending))
        {
            try
            {
                await transport.Close(Farewell.Status, Farewell.Reason);
            }
            finally
            {
                _closed.TrySetResult();
            }
        }
    }

    /// <returns>False when the socket is over, and it is on the caller to say so.</returns>
    private async ValueTask<bool> TryWrite(ILiveTransport transport, Frame? begun, ValueTask sending)
    {
        try
        {
            await sending;
            if (begun is { } frame)
            {
                Sent(frame);
            }

            while (!IsOver)
            {
                await WriteAll(transport);
                if (TryStop())
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is gone or is being closed: the client resumes.
            End(WebSocketCloseStatus.NormalClosure, "");
        }

        return false;
    }

    /// <returns>False when there is more to do.</returns>
    private bool TryStop()
    {
        Volatile.Write(ref _isWriting, 0);
        // What was added meanwhile found this writing, and left it to this.
        return (Queue.IsEmpty && !IsOver) || Interlocked.Exchange(ref _isWriting, 1) == 1;
    }

    private async ValueTask WriteAll(ILiveTransport transport)
    {
        transport.Begin();
        var isDrained = false;
        while (Queue.TryTake(out var frame))
        {
            if (!frame.Bytes.IsEmpty)
            {
                await transport.Send(frame.Bytes);
            }

            Sent(frame);
            isDrained |= frame.Bytes.IsEmpty;
        }

        await transport.End();
        if (isDrained)
        {
            WhenDrained();
        }
    }

    private void Sent(Frame frame)
    {
        LastSent = Math.Max(LastSent, frame.Seq);
        Queue.Sent(frame);
    }
}
