using System.Threading.Channels;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Live;

/// <summary>
/// One tenant's sockets on this gateway, fed in the order of <c>seq</c> without gaps: the tenant's log tells of each commit, and what
/// was missed is read from the log. Each event is encoded once, whatever the number of sockets.
/// </summary>
internal sealed class LiveTenant(string tenant, IGrainFactory grains, IEventLog log, TimeProvider time, ILogger<LiveTenant> logger)
    : ITenantLogObserver, IDisposable
{
    private const int PageSize = 256;
    private const int MaxHints = 1_024;
    private static readonly TimeSpan RetireAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    // A hint that finds no room is dropped: the next one shows the gap.
    private readonly Channel<object> _hints = Channel.CreateBounded<object>(
        new BoundedChannelOptions(MaxHints) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _gate = new();
    private readonly SocketIndex _sockets = new();
    private readonly CancellationTokenSource _retired = new();
    private ITenantLogObserver? _reference;
    private DateTimeOffset _emptySince = time.GetUtcNow();
    private bool _isRetired;

    public LogHead Head { get; private set; } = new("", 0, 1);

    public Action<LiveSocket, long> WhenBehind { get; init; } = (_, _) => { };

    public Action<LiveSocket> WhenRevoked { get; init; } = _ => { };

    public Action<LiveSocket> WhenEpochChanged { get; init; } = _ => { };

    public Task Committed(LogBatch batch)
    {
        _hints.Writer.TryWrite(batch);
        return Task.CompletedTask;
    }

    public Task Signalled(UserSignal signal)
    {
        _hints.Writer.TryWrite(signal);
        return Task.CompletedTask;
    }

    /// <summary>Completes when the head is known and commits are heard.</summary>
    public async Task Subscribe()
    {
        _reference = grains.CreateObjectReference<ITenantLogObserver>(this);
        Head = await grains.GetGrain<ITenantLogGrain>(tenant).Subscribe(_reference);
    }

    /// <summary>Until it retires or the process stops.</summary>
    public async Task Run(CancellationToken stopped)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopped, _retired.Token);
        await Task.WhenAll(Renew(ended.Token), Dispatch(ended.Token));
    }

    public void Dispose() => _retired.Dispose();

    /// <summary>False when this tenant has retired: ask the hub again.</summary>
    public bool TryAdd(LiveSocket socket)
    {
        lock (_gate)
        {
            if (!_isRetired)
            {
                _sockets.Add(socket);
                LiveMetrics.Sockets.Add(1);
            }

            return !_isRetired;
        }
    }

    public void Remove(LiveSocket socket)
    {
        lock (_gate)
        {
            LiveMetrics.Sockets.Add(_sockets.Remove(socket) ? -1 : 0);
            _emptySince = _sockets.Count == 0 ? time.GetUtcNow() : _emptySince;
        }
    }

    /// <summary>True when it has had no socket for a while; it then takes none any more and hears nothing.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            _isRetired |= _sockets.Count == 0 && time.GetUtcNow() - _emptySince > RetireAfter;
        }

        if (_isRetired)
        {
            _retired.Cancel();
        }

        return _isRetired;
    }

    public int CountOf(string user)
    {
        lock (_gate)
        {
            return _sockets.Of(user).Count;
        }
    }

    public LiveSocket[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _sockets.All];
        }
    }

    /// <summary>From here on the socket is offered what is newer than the returned head, and holds it.</summary>
    public LogHead BeginCatchUp(LiveSocket socket, long from)
    {
        lock (_gate)
        {
            socket.BeginCatchUp(from);
            return Head;
        }
    }

    private async Task Renew(CancellationToken cancellation)
    {
        var grain = grains.GetGrain<ITenantLogGrain>(tenant);
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, cancellation);
                try
                {
                    _hints.Writer.TryWrite(await grain.Subscribe(_reference!));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    logger.RenewFailed(e, tenant);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await grain.Unsubscribe(_reference!);
        }
    }

    private async Task Dispatch(CancellationToken cancellation)
    {
        await foreach (var hint in _hints.Reader.ReadAllAsync(cancellation))
        {
            switch (hint)
            {
                case LogBatch batch:
                    await CatchUpTo(batch.Events[0].Seq - 1, cancellation);
                    Offer(batch.Events);
                    break;
                case LogHead head:
                    await Follow(head, cancellation);
                    break;
                case UserSignal signal:
                    Pass(signal);
                    break;
            }
        }
    }

    private async Task Follow(LogHead head, CancellationToken cancellation)
    {
        if (head.Epoch != Head.Epoch)
        {
            Head = head;
            Array.ForEach(Snapshot(), WhenEpochChanged);
            return;
        }

        await CatchUpTo(head.Seq, cancellation);
        lock (_gate)
        {
            Head = Head with { OldestSeq = head.OldestSeq };
        }
    }

    /// <summary>Reads what no hint told of.</summary>
    private async Task CatchUpTo(long seq, CancellationToken cancellation)
    {
        while (Head.Seq < seq)
        {
            try
            {
                Offer(await log.Read(tenant, Head.Seq, PageSize, cancellation));
            }
            catch (Storage.StoreUnavailableException e)
            {
                logger.ReadFailed(e, tenant, Head.Seq);
                await Task.Delay(TryAgainAfter, time, cancellation);
            }
        }
    }

    private void Offer(IReadOnlyList<LoggedEvent> events)
    {
        var now = time.GetUtcNow();
        foreach (var logged in events.Where(logged => logged.Seq > Head.Seq))
        {
            List<LiveSocket> behind = [];
            lock (_gate)
            {
                Head = Head with { Seq = logged.Seq };
                var targets = Targets(logged);
                if (targets.Count > 0)
                {
                    var frame = EventFrame.Encode(logged);
                    LiveMetrics.FramesEncoded.Add(1);
                    behind.AddRange(targets.Where(socket => socket.Offer(frame, logged.Seq, now)));
                }
            }

            behind.ForEach(socket => WhenBehind(socket, logged.Seq));
        }
    }

    private IReadOnlyCollection<LiveSocket> Targets(LoggedEvent logged)
        => logged.Audience.Contains(AudienceKey.Everyone)
            ? _sockets.All
            : [.. logged.Audience.SelectMany(_sockets.OfKey).Distinct()];

    private void Pass(UserSignal signal)
    {
        LiveSocket[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets.Of(signal.User)];
        }

        if (signal.Unread is { } unread)
        {
            var frame = ControlFrames.Inbox(signal.Seq, unread, signal.Version);
            Array.ForEach(sockets, socket => socket.Queue.TryAddControl(frame));
        }

        if (signal.RevokedTokenHash is { } hash)
        {
            Array.ForEach(Array.FindAll(sockets, socket => socket.Session.TokenHash == hash), WhenRevoked);
        }
    }
}
