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
        if (Volatile.Read(ref _transport) is { } transport && Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            Write(transport).Ignore();
        }
    }

    private async Task Write(ILiveTransport transport)
    {
        if (!await TryWrite(transport))
        {
            await transport.Close(Farewell.Status, Farewell.Reason);
            _closed.TrySetResult();
        }
    }

    /// <returns>False when the socket is over, and it is on the caller to say so.</returns>
    private async ValueTask<bool> TryWrite(ILiveTransport transport)
    {
        try
        {
            while (!IsOver)
            {
                await WriteAll(transport);
                Volatile.Write(ref _isWriting, 0);
                // What was added meanwhile found this writing, and left it to this.
                if ((Queue.IsEmpty && !IsOver) || Interlocked.Exchange(ref _isWriting, 1) == 1)
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

    private async ValueTask WriteAll(ILiveTransport transport)
    {
        var isDrained = false;
        var isTaken = Queue.TryTake(out var frame, out var isAlone);
        if (!isAlone)
        {
            transport.Begin();
        }

        while (isTaken)
        {
            if (!frame.Bytes.IsEmpty)
            {
                await transport.Send(frame.Bytes);
            }

            LastSent = Math.Max(LastSent, frame.Seq);
            isDrained |= frame.Bytes.IsEmpty;
            isTaken = Queue.TryTakeAfter(frame, out frame);
        }

        if (!isAlone)
        {
            await transport.End();
        }

        if (isDrained)
        {
            WhenDrained();
        }
    }
}
