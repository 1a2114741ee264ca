using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using OrleansNotify.Cluster;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Events;

/// <summary>
/// Appends events and tells who follows the log. All methods interleave; the invariant that keeps this safe is that one loop at a time
/// commits (<see cref="GroupCommit"/>), and that between two awaits only this activation's turn touches its fields. It takes its observers along
/// when it moves to another silo.
/// </summary>
[GrainType(Type), EntryPlacement]
internal sealed class TenantLogGrain(
    IEventLog log, AppendBudget budget, LogMoves moves, IServiceProvider services, TimeProvider time, ILogger<TenantLogGrain> logger)
    : Grain, ITenantLogGrain, IGrainMigrationParticipant
{
    public const string Type = "tenant-log";
    private const int MostRead = 256;
    private const string ObserversKey = "observers";
    private static readonly TimeSpan ObserverLease = TimeSpan.FromSeconds(15);

    private readonly ObserverManager<ITenantLogObserver> _observers = new(ObserverLease, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private GroupCommit _commits = null!;
    private HeadCache _head = null!;
    private ITenantDispatcherGrain _dispatcher = null!;
    private LogPublisher? _publisher;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var tenant = this.GetPrimaryKeyString();
        _head = new HeadCache(tenant, log, time);
        _commits = new GroupCommit(tenant, log, budget.Tenant(), time, logger, Committed, _head.Forget, DeactivateOnIdle);
        _dispatcher = GrainFactory.GetGrain<ITenantDispatcherGrain>(tenant);
        _publisher = LogStreams.Publisher(tenant, services, time, logger);
        return Task.CompletedTask;
    }

    public Task<AppendResult> Append(AppendEvent command) => _commits.Append(command);

    public Task<LogHead> Subscribe(ITenantLogObserver observer)
    {
        _observers.ClearExpired();
        if (_observers.Count == 0)
        {
            // Nobody has followed it: it may be another log since, of a tenant that was deleted and made again.
            _head.Forget();
        }

        // First, so that what is committed while the head is read is heard.
        _observers.Subscribe(observer, observer);
        if (moves.TryTake())
        {
            MigrateOnIdle();
        }

        return _head.Get();
    }

    public Task Unsubscribe(ITenantLogObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task Announce(UserSignal signal)
    {
        _observers.Notify(observer => observer.Signalled(signal).Ignore());
        return Task.CompletedTask;
    }

    public async Task<LogBatch> Read(long after, int limit)
    {
        var events = await log.Read(this.GetPrimaryKeyString(), after, Math.Clamp(limit, 1, MostRead), CancellationToken.None);
        return events.Count == 0 ? new LogBatch([]) : LogBatches.Cut([.. events]).First();
    }

    void IGrainMigrationParticipant.OnDehydrate(IDehydrationContext dehydrationContext) =>
        dehydrationContext.TryAddValue(ObserversKey, _observers.ToArray());

    void IGrainMigrationParticipant.OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue<ITenantLogObserver[]>(ObserversKey, out var observers))
        {
            Array.ForEach(observers, observer => _observers.Subscribe(observer, observer));
        }
    }

    private void Committed(LoggedEvent[] events)
    {
        _head.Committed(events[0].Seq, events[^1].Seq);
        foreach (var batch in LogBatches.Cut(events))
        {
            // All one-way: who misses one sees the gap in seq, or the head at the next renewal.
            _dispatcher.Committed(batch).Ignore();
            _observers.Notify(observer => observer.Committed(batch).Ignore());
            _publisher?.Publish(batch);
        }
    }
}
