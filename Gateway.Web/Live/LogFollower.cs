using System.Threading.Channels;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Live;

/// <summary>
/// Follows one tenant's log: is told of each commit, reads what it was not told of, and hands every event on once, in the order of
/// <c>seq</c>, without gaps.
/// </summary>
internal sealed class LogFollower(string tenant, LiveTenant sockets, IGrainFactory grains, IEventLog log, LiveLag lag, TimeProvider time, ILogger logger)
    : ITenantLogObserver
{
    private const int PageSize = 256;
    private const int MaxHints = 1_024;
    private const long MaxHintBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    // A hint that finds no room is dropped: the next one shows the gap.
    private readonly Channel<object> _hints = Channel.CreateBounded<object>(
        new BoundedChannelOptions(MaxHints) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly ByteBudget _hintBytes = new(MaxHintBytes);

    private ITenantLogObserver? _reference;

    public Task Committed(LogBatch batch)
    {
        var size = EventSize.Of(batch);
        if (_hintBytes.TryTake(size) && !_hints.Writer.TryWrite(batch))
        {
            _hintBytes.Return(size);
        }

        return Task.CompletedTask;
    }

    public Task Signalled(UserSignal signal)
    {
        _hints.Writer.TryWrite(signal);
        return Task.CompletedTask;
    }

    /// <summary>Commits are heard from here on.</summary>
    /// <returns>The head of the log.</returns>
    public async Task<LogHead> Subscribe()
    {
        _reference = grains.CreateObjectReference<ITenantLogObserver>(this);
        try
        {
            return await grains.GetGrain<ITenantLogGrain>(tenant).Subscribe(_reference);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    public Task Run(CancellationToken ended) => Task.WhenAll(Renew(ended), Dispatch(ended));

    /// <summary>Keeps the subscription, also at a new activation of the grain; the head that it answers shows what was missed.</summary>
    private async Task Renew(CancellationToken ended)
    {
        var grain = grains.GetGrain<ITenantLogGrain>(tenant);
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, time, ended);
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
        finally
        {
            await Unsubscribe(grain);
            Forget();
        }
    }

    private async Task Unsubscribe(ITenantLogGrain grain)
    {
        try
        {
            await grain.Unsubscribe(_reference!);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // Its lease ends by itself.
            logger.RenewFailed(e, tenant);
        }
    }

    // The process keeps a reference, and with it this follower and its tenant, until it is deleted.
    private void Forget() => grains.DeleteObjectReference<ITenantLogObserver>(_reference!);

    private async Task Dispatch(CancellationToken ended)
    {
        try
        {
            await foreach (var hint in _hints.Reader.ReadAllAsync(ended))
            {
                lag.Moves(this);
                _hintBytes.Return(hint is LogBatch batch ? EventSize.Of(batch) : 0);
                await TryTake(hint, ended);
                lag.IsDone(this);
            }
        }
        finally
        {
            lag.IsDone(this);
        }
    }

    private async Task TryTake(object hint, CancellationToken ended)
    {
        try
        {
            await Take(hint, ended);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever one hint is about, the tenant's other events must be heard.
            logger.HintFailed(e, tenant, sockets.Head.Seq);
        }
    }

    private Task Take(object hint, CancellationToken ended)
    {
        switch (hint)
        {
            case LogBatch batch:
                return Take(batch, ended);
            case LogHead head:
                return Follow(head, ended);
            case UserSignal signal:
                sockets.Pass(signal);
                break;
        }

        return Task.CompletedTask;
    }

    private async Task Take(LogBatch batch, CancellationToken ended)
    {
        var all = batch.Events;
        for (var (start, end) = (0, 0); start < all.Length; start = end)
        {
            // As many as have no gap between them, in one go.
            for (end = start + 1; end < all.Length && all[end].Seq == all[end - 1].Seq + 1; end++)
            {
            }

            await CatchUpTo(all[start].Seq - 1, ended);
            sockets.Offer(all[start..end]);
        }
    }

    private async Task Follow(LogHead head, CancellationToken ended)
    {
        if (sockets.IsSameLog(head))
        {
            await CatchUpTo(head.Seq, ended);
        }
    }

    /// <summary>Reads what no hint told of.</summary>
    private async Task CatchUpTo(long seq, CancellationToken ended)
    {
        while (sockets.Head.Seq < seq)
        {
            try
            {
                var page = await log.Read(tenant, sockets.Head.Seq, PageSize, ended);
                sockets.Offer(page);
                if (page.Count == 0)
                {
                    // Retention has dropped them: nobody can be told of them any more.
                    sockets.SkipTo(seq);
                }
            }
            catch (StoreUnavailableException e)
            {
                logger.ReadFailed(e, tenant, sockets.Head.Seq);
                await Task.Delay(TryAgainAfter, time, ended);
            }
        }
    }
}
