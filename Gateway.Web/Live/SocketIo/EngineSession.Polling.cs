namespace OrleansNotify.Live.SocketIo;

internal sealed partial class EngineSession
{
    // An upgrade that is under way is given so long before the poll that it waits for is answered with nothing.
    private static readonly TimeSpan NoopAfter = TimeSpan.FromMilliseconds(100);

    private TaskCompletionSource<byte[]?>? _poll;
    private bool _hasFarewell;
    private CancellationTokenSource? _posting;

    /// <summary>Waits until there is something to send. A second poll at once, and one that is given up, end the session.</summary>
    /// <returns>The body of the answer; null when the request is refused.</returns>
    public async Task<byte[]?> Poll(TimeSpan now, CancellationToken aborted)
    {
        if (!IsClosed && heartbeat.IsDead(now))
        {
            Close();
        }

        if (!TryPoll(out var poll, out var body))
        {
            Close();
            return null;
        }

        if (poll is null)
        {
            return body;
        }

        await using var registration = aborted.Register(Close);
        if (_upgrade is not null)
        {
            await Task.WhenAny(poll.Task, Task.Delay(NoopAfter, time, aborted));
            EndPoll(poll, EnginePayload.Encode([EnginePacket.Noop]));
        }

        return await poll.Task;
    }

    /// <param name="read">Reads the body, until its token is signalled; null: it is not to be had.</param>
    /// <returns>False when it is refused, which a second one at once is before it is read: both end the session.</returns>
    public async Task<bool> Post(Func<CancellationToken, Task<byte[]?>> read, TimeSpan now)
    {
        var posting = new CancellationTokenSource();
        if (!TryBeginPost(posting))
        {
            Close();
            return false;
        }

        try
        {
            return await read(posting.Token) is not { } body || await Post(body, now);
        }
        finally
        {
            EndPost();
        }
    }

    private async Task<bool> Post(ReadOnlyMemory<byte> body, TimeSpan now)
    {
        var isGood = true;
        while (isGood && !body.IsEmpty)
        {
            isGood = EnginePayload.TryTake(ref body, out var packet) && await Receive(packet, now);
        }

        if (!isGood)
        {
            Close();
        }

        return isGood;
    }

    private bool TryBeginPost(CancellationTokenSource posting)
    {
        lock (_gate)
        {
            var mayPost = !_isClosed && _webSocket is null && _posting is null;
            _posting = mayPost ? posting : _posting;
            return mayPost;
        }
    }

    private void EndPost()
    {
        lock (_gate)
        {
            _posting = null;
        }
    }

    /// <returns>False when a poll is waiting already.</returns>
    private bool TryPoll(out TaskCompletionSource<byte[]?>? poll, out byte[]? body)
    {
        (poll, body) = (null, null);
        lock (_gate)
        {
            if (_isClosed || _webSocket is not null)
            {
                body = _hasFarewell ? EnginePayload.Encode([EnginePacket.Noop]) : null;
                _hasFarewell = false;
                return true;
            }

            if (_poll is not null)
            {
                return false;
            }

            if (_waiting.Count > 0)
            {
                body = TakePayload();
                return true;
            }

            _poll = poll = new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void EndPoll(TaskCompletionSource<byte[]?> poll, byte[]? body)
    {
        lock (_gate)
        {
            poll.TrySetResult(body);
            _poll = _poll == poll ? null : _poll;
        }
    }

    private void AnswerPoll()
    {
        if (_poll is not null && _waiting.Count > 0 && (!_isHeld || _isClosed))
        {
            _poll.TrySetResult(TakePayload());
            _poll = null;
        }
    }

    // The client takes no more than this in one body, as we take no more of its.
    private byte[] TakePayload()
    {
        var (packets, length) = (new List<EnginePacket>(), 0);
        while (_waiting.TryPeek(out var next) && (packets.Count == 0 || length + next.Bytes.Length < options.MaxPayload))
        {
            packets.Add(_waiting.Dequeue());
            length += next.Bytes.Length;
        }

        Took(length);
        return EnginePayload.Encode(packets);
    }
}
