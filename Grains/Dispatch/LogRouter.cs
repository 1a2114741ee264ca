using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Dispatch;

/// <summary>
/// Hands on every event of a tenant's log once, in order: from hints, and from the log where they have gaps. Runs in the turns of one
/// grain; one loop at a time routes.
/// </summary>
/// <param name="dispatched">The last <c>seq</c> that was handed on before.</param>
/// <param name="route">Gets consecutive events.</param>
internal sealed class LogRouter(
    string tenant, IEventLog log, long dispatched, DeliveryLag lag, ILogger logger, Action<IReadOnlyList<LoggedEvent>> route)
{
    public const int PageSize = 512;

    private readonly HintQueue _hints = new();
    private bool _isRouting;

    public long Dispatched { get; private set; } = dispatched;

    public void Offer(LogBatch batch)
    {
        _hints.Add(batch);
        Continue().Ignore();
    }

    /// <summary>Routes what was heard of and is not routed, as after a store that was away.</summary>
    public Task Continue() => Dispatched < _hints.UpTo ? CatchUp(Dispatched) : Task.CompletedTask;

    /// <summary>Routes up to <paramref name="seq"/>, and all that is heard of by then. Does nothing while another call of it is at work.</summary>
    public async Task CatchUp(long seq)
    {
        if (_isRouting)
        {
            return;
        }

        _isRouting = true;
        lag.Waits(this);
        try
        {
            await ReadUpTo(seq);
            await RouteHints();
            lag.IsDone(this);
        }
        catch (Exception e)
        {
            // Whatever it is, it must not end in silence: what is behind is looked for again.
            logger.DispatchDelayed(e, tenant);
        }
        finally
        {
            _isRouting = false;
        }
    }

    public void Stop() => lag.IsDone(this);

    private async Task RouteHints()
    {
        do
        {
            while (_hints.TryTake(out var batch))
            {
                await Route(batch);
            }

            // Those that found no room.
            await ReadUpTo(_hints.UpTo);
        }
        while (Dispatched < _hints.UpTo);
    }

    private async Task Route(LogBatch batch)
    {
        var start = 0;
        for (var end = 1; end <= batch.Events.Length; end++)
        {
            // A batch can have gaps: each run of consecutive events goes out by itself.
            if (end == batch.Events.Length || batch.Events[end].Seq != batch.Events[end - 1].Seq + 1)
            {
                await ReadUpTo(batch.Events[start].Seq - 1);
                HandOn(batch.Events[start..end]);
                start = end;
            }
        }
    }

    private async Task ReadUpTo(long seq)
    {
        while (Dispatched < seq)
        {
            var page = await log.Read(tenant, Dispatched, PageSize, CancellationToken.None);
            if (page.Count == 0)
            {
                // Retention has dropped them.
                Dispatched = seq;
                return;
            }

            HandOn(page);
        }
    }

    private void HandOn(IReadOnlyList<LoggedEvent> events)
    {
        var fresh = events[0].Seq > Dispatched ? events : [.. events.Where(logged => logged.Seq > Dispatched)];
        if (fresh.Count > 0)
        {
            Dispatched = fresh[^1].Seq;
            route(fresh);
        }
    }
}
