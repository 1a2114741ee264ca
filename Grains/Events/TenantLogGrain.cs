using Microsoft.Extensions.Logging;
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
    private const int RememberedCommands = 4_096;
    private const int MaxTries = 3;
    private static readonly TimeSpan ObserverLease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly Queue<PendingAppend> _waiting = new();
    private readonly RecentCommands _recent = new(RememberedCommands);
    private readonly LogObservers _observers = new(ObserverLease);
    private LogHead _head = new("", 0, 1);
    private bool _isCommitting;

    private string Tenant => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _head = await log.Head(Tenant, cancellationToken);
        // A command that the previous activation committed but never answered may be sent again to this one.
        _recent.Add(await log.Read(Tenant, _head.Seq - RememberedCommands, RememberedCommands, cancellationToken));
    }

    public Task<AppendResult> Append(AppendEvent command)
    {
        if (_recent.Find(command.Id) is { } known)
        {
            return known;
        }

        if (_waiting.Count >= MaxWaiting)
        {
            return Task.FromResult(PendingAppend.Unavailable(command));
        }

        var pending = new PendingAppend(command);
        _recent.Add(command.Id, pending.Result);
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
        _observers.Renew(observer, time.GetUtcNow());
        // Retention moves the oldest seq without this grain.
        _head = Newer(await log.Head(Tenant, CancellationToken.None));
        return _head;
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
        var results = await TryAppend([.. batch.Select(pending => pending.Command)]);
        if (results is null)
        {
            foreach (var pending in batch)
            {
                _recent.Forget(pending.Command.Id);
                pending.Fail();
            }

            return;
        }

        PublishAccepted(batch, results);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Complete(results[i]);
        }
    }

    private void PublishAccepted(List<PendingAppend> batch, IReadOnlyList<AppendResult> results)
    {
        var accepted = batch.Zip(results)
            .Where(pair => pair.Second.Status == AppendStatus.Accepted)
            .Select(pair => pair.First.ToLogged(pair.Second))
            .ToArray();
        if (accepted.Length == 0)
        {
            return;
        }

        _head = _head with { Seq = Math.Max(_head.Seq, accepted[^1].Seq) };
        _observers.Tell(time.GetUtcNow(), observer => observer.Committed(new LogBatch(accepted)));
    }

    /// <summary>A commit that failed may still have taken effect, so before each further try the log's tail is compared with the batch.</summary>
    private async Task<IReadOnlyList<AppendResult>?> TryAppend(AppendEvent[] commands)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (attempt > 1 ? await FindCommitted(commands) : null)
                    ?? await log.Append(Tenant, commands, time.GetUtcNow(), CancellationToken.None);
            }
            catch (StoreUnavailableException e)
            {
                logger.AppendFailed(e, Tenant, commands.Length, attempt);
                if (attempt == MaxTries)
                {
                    return null;
                }
            }

            await Task.Delay(TryAgainAfter * attempt, time);
        }
    }

    private async Task<IReadOnlyList<AppendResult>?> FindCommitted(AppendEvent[] commands)
    {
        var tail = await log.Read(Tenant, _head.Seq, MaxBatch * 2, CancellationToken.None);
        var bySeq = tail.ToDictionary(logged => logged.Id);
        // One transaction: either every new command of the batch is there or none is.
        return commands.Any(command => bySeq.ContainsKey(command.Id))
            ? await ResultsAfterUnknownCommit(commands, bySeq)
            : null;
    }

    private async Task<IReadOnlyList<AppendResult>> ResultsAfterUnknownCommit(
        AppendEvent[] commands, Dictionary<string, LoggedEvent> committed)
    {
        // What is not in the tail was answered from its idempotency key; asking for just those again writes nothing.
        var others = commands.Where(command => !committed.ContainsKey(command.Id)).ToArray();
        var answers = others.Length == 0 ? [] : await log.Append(Tenant, others, time.GetUtcNow(), CancellationToken.None);
        var answerOf = others.Zip(answers).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return [.. commands.Select(command => committed.TryGetValue(command.Id, out var logged)
            ? new AppendResult(AppendStatus.Accepted, logged.Id, logged.Seq, logged.AcceptedAt)
            : answerOf[command.Id])];
    }

    private LogHead Newer(LogHead read) => read.Seq >= _head.Seq ? read : read with { Seq = _head.Seq };
}
