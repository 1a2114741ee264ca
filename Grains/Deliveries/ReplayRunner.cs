using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Moves an endpoint's replays on: each step makes a page of events due and moves the position, in one transaction. So nothing is made
/// due twice, whatever happens in between.
/// </summary>
internal sealed class ReplayRunner(DeliveryServices services, EndpointKey key, long lease, Action replaced)
{
    public const int DefaultRate = 1_000;
    private const int PageSize = 500;

    // A command loads it again while a step awaits the store: a step finds its row by the id, never by the place.
    private readonly List<ReplayRow> _running = [];
    private DateTimeOffset _movedAt = services.Now;
    private double _allowance;
    private int _loads;
    private int _loaded;

    /// <summary>Nothing runs, as far as the store was read.</summary>
    public bool IsIdle => _running.Count == 0 && _loaded == _loads;

    public async Task Load()
    {
        var load = ++_loads;
        var rows = await services.Replays.Running(key.Tenant, key.Id, CancellationToken.None);
        // Of two that overlap, the one that began last has seen more of the store.
        if (load > _loaded)
        {
            _loaded = load;
            _running.Clear();
            _running.AddRange(rows);
        }
    }

    /// <summary>Does what its rate allows since the last call. True: something was made due.</summary>
    public async Task<bool> Move(EndpointMatch match, DeliveryPump pump)
    {
        var now = services.Now;
        var since = now - _movedAt;
        _movedAt = now;
        var enqueued = 0L;
        try
        {
            if (_loaded < _loads)
            {
                await Load();
            }

            if (_running.Count > 0)
            {
                var rate = _running[0].Rate;
                _allowance = Math.Min(rate, _allowance + (rate * since.TotalSeconds));
            }

            while (_running.Count > 0 && _allowance >= 1)
            {
                enqueued += await Step(_running[0], match, pump, now);
            }
        }
        catch (StoreUnavailableException e)
        {
            services.Logger.ReplayDelayed(e, key.Tenant, key.Id);
        }

        return enqueued > 0;
    }

    private async Task<long> Step(ReplayRow row, EndpointMatch match, DeliveryPump pump, DateTimeOffset now)
    {
        var (events, position) = await NextPage(row, match, (int)Math.Min(PageSize, _allowance));
        // What is on its way is being delivered anyway, and its outcome would overwrite the row.
        var free = events.Where(about => !pump.IsInHand(about.Seq)).ToArray();
        var stepped = await services.Replays.Step(row, lease, position, free, now, CancellationToken.None);
        _allowance -= Math.Max(1, free.Length);
        if (stepped is null)
        {
            await Refused(row);
            return 0;
        }

        var place = _running.FindIndex(other => other.Id == row.Id);
        if (place >= 0 && stepped.State == ReplayState.Running)
        {
            _running[place] = stepped;
        }
        else if (place >= 0)
        {
            _running.RemoveAt(place);
        }

        return free.Length;
    }

    /// <summary>Paused, cancelled, or read before the last step: the store knows. If it still has the row as it was, another has the lease.</summary>
    private async Task Refused(ReplayRow row)
    {
        _allowance = 0;
        await Load();
        if (_running.Contains(row))
        {
            _running.Clear();
            replaced();
        }
    }

    private async Task<(IReadOnlyList<EventRef> Events, long Position)> NextPage(ReplayRow row, EndpointMatch match, int limit)
    {
        if (row.Kind == ReplayKind.Dead)
        {
            var dead = await services.Deliveries.Dead(key.Tenant, key.Id, row.Position, row.ToSeq, limit, CancellationToken.None);
            return ([.. dead.Where(about => IsWanted(row, about))], dead.Count < limit ? row.ToSeq : dead[^1].Seq);
        }

        var page = await services.Log.Read(key.Tenant, row.Position, limit, CancellationToken.None);
        var (wanted, position) = Wanted(row, match, page, limit);
        return row.Kind == ReplayKind.All ? (wanted, position) : (await Missing(wanted, row.Position, position), position);
    }

    private static (EventRef[] Wanted, long Position) Wanted(ReplayRow row, EndpointMatch match, IReadOnlyList<LoggedEvent> page, int limit)
    {
        var (wanted, allowance) = (new List<EventRef>(), new FilterAllowance());
        var inRange = page.Where(logged => logged.Seq <= row.ToSeq).ToArray();
        foreach (var logged in inRange)
        {
            if (IsWanted(row, Work.Ref(logged)) && match.Matches(logged, allowance))
            {
                wanted.Add(Work.Ref(logged));
            }

            if (allowance.IsSpent)
            {
                return ([.. wanted], logged.Seq);
            }
        }

        return ([.. wanted], inRange.Length < limit ? row.ToSeq : inRange[^1].Seq);
    }

    private async Task<IReadOnlyList<EventRef>> Missing(EventRef[] wanted, long after, long upTo)
    {
        var known = await services.Deliveries.Known(key.Tenant, key.Id, after, upTo, CancellationToken.None);
        return [.. wanted.Where(about => !known.Contains(about.Seq))];
    }

    private static bool IsWanted(ReplayRow row, EventRef about) => ReplayRules.IsWanted(row.EventType, row.Source, about.Type, about.Source);
}
