using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Moves an endpoint's replays on: each step makes a page of events due and moves the position, in one transaction. So nothing is made
/// due twice, whatever happens in between.
/// </summary>
internal sealed class ReplayRunner(DeliveryServices services, EndpointKey key, long lease)
{
    public const int DefaultRate = 1_000;
    private const int PageSize = 500;

    private readonly List<ReplayRow> _running = [];
    private DateTimeOffset _movedAt = services.Now;
    private double _allowance;

    public bool IsIdle => _running.Count == 0;

    public async Task Load()
    {
        _running.Clear();
        _running.AddRange(await services.Replays.Running(key.Tenant, key.Id, CancellationToken.None));
    }

    /// <summary>Does what its rate allows since the last call. True: something was made due.</summary>
    public async Task<bool> Move(EndpointMatch match, DeliveryPump pump)
    {
        var now = services.Now;
        var since = now - _movedAt;
        _movedAt = now;
        if (_running.Count == 0)
        {
            return false;
        }

        var rate = _running[0].Rate;
        _allowance = Math.Min(rate, _allowance + (rate * since.TotalSeconds));
        var enqueued = 0L;
        try
        {
            while (_running.Count > 0 && _allowance >= 1)
            {
                enqueued += await Step(match, pump, now);
            }
        }
        catch (StoreUnavailableException e)
        {
            services.Logger.ReplayDelayed(e, key.Tenant, _running[0].Id);
        }

        return enqueued > 0;
    }

    private async Task<long> Step(EndpointMatch match, DeliveryPump pump, DateTimeOffset now)
    {
        var row = _running[0];
        var (events, position) = await NextPage(row, match, (int)Math.Min(PageSize, _allowance));
        // What is on its way is being delivered anyway, and its outcome would overwrite the row.
        var free = events.Where(about => !pump.IsInHand(about.Seq)).ToArray();
        var stepped = await services.Replays.Step(row, lease, position, free, now, CancellationToken.None);
        _allowance -= Math.Max(1, free.Length);
        if (stepped is null || stepped.State != ReplayState.Running)
        {
            _running.RemoveAt(0);
        }
        else
        {
            _running[0] = stepped;
        }

        return stepped is null ? 0 : free.Length;
    }

    private async Task<(IReadOnlyList<EventRef> Events, long Position)> NextPage(ReplayRow row, EndpointMatch match, int limit)
    {
        if (row.Kind == ReplayKind.Dead)
        {
            var dead = await services.Deliveries.Dead(key.Tenant, key.Id, row.Position, row.ToSeq, limit, CancellationToken.None);
            return ([.. dead.Where(about => IsWanted(row, about))], dead.Count < limit ? row.ToSeq : dead[^1].Seq);
        }

        var page = await services.Log.Read(key.Tenant, row.Position, limit, CancellationToken.None);
        var inRange = page.Where(logged => logged.Seq <= row.ToSeq).ToArray();
        var position = inRange.Length < limit ? row.ToSeq : inRange[^1].Seq;
        var wanted = inRange.Where(logged => IsWanted(row, Work.Ref(logged)) && match.Matches(logged)).Select(Work.Ref).ToArray();
        return row.Kind == ReplayKind.All ? (wanted, position) : (await Missing(wanted, row.Position, position), position);
    }

    private async Task<IReadOnlyList<EventRef>> Missing(EventRef[] wanted, long after, long upTo)
    {
        var known = await services.Deliveries.Known(key.Tenant, key.Id, after, upTo, CancellationToken.None);
        return [.. wanted.Where(about => !known.Contains(about.Seq))];
    }

    private static bool IsWanted(ReplayRow row, EventRef about) => ReplayRules.IsWanted(row.EventType, row.Source, about.Type, about.Source);
}
