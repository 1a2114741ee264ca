namespace OrleansNotify.Events;

/// <summary>
/// Where the log ends, without asking the store each time: it is read now and then, and follows the commits in between. Only what others do
/// (retention, another activation, a tenant created again) is seen late.
/// </summary>
internal sealed class HeadCache(string tenant, IEventLog log, TimeProvider time)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    private LogHead? _head;
    private Task<LogHead>? _reading;
    private long _committed;
    private long _readAt;
    private int _life;

    public async Task<LogHead> Get()
    {
        if (_head is { } head && time.GetElapsedTime(_readAt) < ReadEvery)
        {
            return head;
        }

        var reading = _reading ??= Read();
        try
        {
            return await reading;
        }
        finally
        {
            _reading = _reading == reading ? null : _reading;
        }
    }

    public void Committed(long firstSeq, long lastSeq)
    {
        if (firstSeq <= _committed)
        {
            // The log was created again, or this was committed earlier without our knowing.
            Forget();
        }

        _committed = lastSeq;
        _head = _head is { } head ? head with { Seq = lastSeq } : null;
    }

    /// <summary>The next call reads it from the store.</summary>
    public void Forget()
    {
        (_head, _reading, _committed) = (null, null, 0);
        _life++;
    }

    private async Task<LogHead> Read()
    {
        var (life, at) = (_life, time.GetTimestamp());
        var head = await log.Head(tenant, CancellationToken.None);
        if (life == _life)
        {
            // What was committed while it was read.
            _head = head = head with { Seq = Math.Max(head.Seq, _committed) };
            (_committed, _readAt) = (head.Seq, at);
        }

        return head;
    }
}
