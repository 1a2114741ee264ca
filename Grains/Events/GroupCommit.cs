using Microsoft.Extensions.Logging;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// What arrives while one commit is in flight goes into the next. Runs in the turns of the log's grain: one loop at a time commits, and
/// between two awaits only that turn touches the fields.
/// </summary>
/// <param name="committed">Called before the commands are answered.</param>
/// <param name="unknown">A commit failed that may have taken effect.</param>
/// <param name="broken">The loop met a fault of ours; everything that waited has failed.</param>
internal sealed class GroupCommit(
    string tenant, IEventLog log, ByteBudget budget, TimeProvider time, ILogger logger,
    Action<LoggedEvent[]> committed, Action unknown, Action broken)
{
    private const int MaxBatch = 512;
    private const long MaxBatchBytes = 4 * 1024 * 1024;
    private const int MaxTries = 3;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly Queue<PendingAppend> _waiting = new();
    private bool _isCommitting;

    public Task<AppendResult> Append(AppendEvent command)
    {
        var pending = new PendingAppend(command, budget);
        if (pending.TryEnter())
        {
            _waiting.Enqueue(pending);
            Start();
        }

        return pending.Result;
    }

    private void Start()
    {
        if (!_isCommitting)
        {
            _isCommitting = true;
            CommitAll().Ignore();
        }
    }

    private async Task CommitAll()
    {
        var batch = new List<PendingAppend>();
        try
        {
            while (TakeBatch(batch))
            {
                await Commit(batch);
            }
        }
        catch (Exception e)
        {
            // Nothing may wait for a loop that has ended.
            logger.CommitBroke(e, tenant);
            batch.ForEach(pending => pending.Fail());
            while (_waiting.TryDequeue(out var pending))
            {
                pending.Fail();
            }

            broken();
        }
        finally
        {
            _isCommitting = false;
        }
    }

    private bool TakeBatch(List<PendingAppend> batch)
    {
        batch.Clear();
        var bytes = 0L;
        while (batch.Count < MaxBatch && bytes < MaxBatchBytes && _waiting.TryDequeue(out var pending))
        {
            batch.Add(pending);
            bytes += pending.Size;
        }

        return batch.Count > 0;
    }

    private async Task Commit(List<PendingAppend> batch)
    {
        var start = time.GetTimestamp();
        var results = await TryAppend([.. batch.Select(pending => pending.Command)]);
        LogMetrics.Commit.Record(time.GetElapsedTime(start).TotalSeconds);
        if (results is null)
        {
            unknown();
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
            committed(appended);
        }
    }

    /// <summary>A commit that failed may still have taken effect: the store knows a command that it has committed by its id.</summary>
    private async Task<IReadOnlyList<AppendResult>?> TryAppend(AppendEvent[] commands)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var results = await log.Append(tenant, commands, time.GetUtcNow(), CancellationToken.None);
                return results.Count == commands.Length
                    ? results
                    : throw new InvalidOperationException($"The log answered {commands.Length} commands with {results.Count} results.");
            }
            catch (Exception e)
            {
                // Whatever it is, the commands behind this batch must not wait for ever.
                logger.AppendFailed(e, tenant, commands.Length, attempt);
                if (attempt == MaxTries || e is not StoreUnavailableException)
                {
                    return null;
                }
            }

            await Task.Delay(TryAgainAfter * attempt, time);
        }
    }
}
