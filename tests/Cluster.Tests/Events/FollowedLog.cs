namespace OrleansNotify.Events;

/// <summary>A tenant's log with one follower, as a gateway has it.</summary>
internal sealed class FollowedLog : ITenantLogObserver
{
    private readonly Lock _lock = new();
    private readonly SortedSet<long> _heard = [];
    private readonly NotifyCluster _cluster;
    private readonly ITenantLogGrain _log;
    private readonly ITenantLogObserver _reference;

    public FollowedLog(NotifyCluster cluster, string tenant)
    {
        _cluster = cluster;
        _log = cluster.Grains.GetGrain<ITenantLogGrain>(tenant);
        _reference = cluster.Grains.CreateObjectReference<ITenantLogObserver>(this);
    }

    public IReadOnlyList<long> Heard
    {
        get
        {
            lock (_lock)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Reads what no message told of.</summary>
    public async Task<LogHead> Renew()
    {
        var head = await _log.Subscribe(_reference);
        if (Heard.Count < head.Seq)
        {
            await Committed(await _log.Read(0, 256));
        }

        return head;
    }

    public Task<int> Silo() => _cluster.SiloOf(_log);

    /// <summary>Again until it is known to be committed, as callers do.</summary>
    public async Task Append()
    {
        var command = Tenant.Event();
        await Eventually.Holds(async () => (await _log.Append(command)).Status is AppendStatus.Accepted or AppendStatus.Duplicate, "an append");
    }

    public Task Committed(LogBatch batch)
    {
        lock (_lock)
        {
            _heard.UnionWith(batch.Events.Select(logged => logged.Seq));
        }

        return Task.CompletedTask;
    }

    public Task Signalled(UserSignal signal) => Task.CompletedTask;
}
