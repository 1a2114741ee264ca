using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Group commit: whatever arrives while one commit is in flight goes into the next. All methods interleave; the invariant that
/// keeps this safe is that one loop at a time commits, and that between two awaits only this activation's turn touches its fields.
/// </summary>
[GrainType("tenant-log")]
internal sealed class TenantLogGrain(IEventLog log, TimeProvider time, ILogger<TenantLogGrain> logger) : Grain, ITenantLogGrain
{
    private const int MaxBatch = 512;
    private const int MaxWaiting = 10_000;
    private const int MaxTries = 3;
    private static readonly TimeSpan ObserverLease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly Queue<PendingAppend> _waiting = new();
    private readonly LogObservers _observers = new(ObserverLease);
    private bool _isCommitting;
    private ITenantDispatcherGrain? _dispatcher;

    private string Tenant => this.GetPrimaryKeyString();

    public Task<AppendResult> Append(AppendEvent command)
    {
        if (_waiting.Count >= MaxWaiting)
        {
            return Task.FromResult(PendingAppend.Unavailable(command));
        }

        var pending = new PendingAppend(command);
        _waiting.Enqueue(pending);
        if (!_isCommitting)
        {
            _isCommitting = true;
            CommitLoop().Ignore();
        }

        return pending.Result;
    }

    public async Task<LogHead> Subscribe(ITenantLogObserver observer)
    {
        // First, so that what is committed while the head is read is heard.
        _observers.Renew(observer, time.GetUtcNow());
        return await log.Head(Tenant, CancellationToken.None);
    }

    public Task Unsubscribe(ITenantLogObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Announce(UserSignal signal)
    {
        _observers.Tell(time.GetUtcNow(), observer => observer.Signalled(signal));
        return Task.CompletedTask;
    }

    private async Task CommitLoop()
    {
        var batch = new List<PendingAppend>();
        while (_waiting.Count > 0)
        {
            batch.Clear();
            while (batch.Count < MaxBatch && _waiting.TryDequeue(out var pending))
            {
                batch.Add(pending);
            }

            await CommitGroup(batch);
        }

        _isCommitting = false;
    }

    private async Task CommitGroup(List<PendingAppend> batch)
    {
        var start = time.GetTimestamp();
        var committed = await TryAppend([.. batch.Select(pending => pending.Command)]);
        LogMetrics.Commit.Record(time.GetElapsedTime(start).TotalSeconds);
        if (committed is not { } results)
        {
            batch.ForEach(pending => pending.Fail());
            return;
        }

        Publish(batch, results);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Complete(results[i]);
        }
    }

    private void Publish(List<PendingAppend> batch, IReadOnlyList<AppendResult> results)
    {
        // A duplicate that names its own command's id is an event whose commit was not known to have happened.
        var appended = batch.Zip(results)
            .Where(pair => pair.Second.Id == pair.First.Command.Id && pair.Second.Status != AppendStatus.Conflict)
            .Select(pair => pair.First.ToLogged(pair.Second))
            .OrderBy(logged => logged.Seq)
            .ToArray();
        if (appended.Length > 0)
        {
            LogMetrics.Appended.Add(appended.Length);
            var hint = new LogBatch(appended);
            _dispatcher ??= GrainFactory.GetGrain<ITenantDispatcherGrain>(Tenant);
            _dispatcher.Committed(hint).Ignore();
            _observers.Tell(time.GetUtcNow(), observer => observer.Committed(hint));
        }
    }

    /// <summary>A commit that failed may still have taken effect: the store knows a command that it has committed by its id.</summary>
    private async Task<IReadOnlyList<AppendResult>?> TryAppend(AppendEvent[] commands)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await log.Append(Tenant, commands, time.GetUtcNow(), CancellationToken.None);
            }
            catch (Exception e)
            {
                // Whatever it is, the commands behind this batch must not wait for ever.
                logger.AppendFailed(e, Tenant, commands.Length, attempt);
                if (attempt == MaxTries || e is not StoreUnavailableException)
                {
                    return null;
                }
            }

            await Task.Delay(TryAgainAfter * attempt, time);
        }
    }
}
