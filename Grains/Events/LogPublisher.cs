using Microsoft.Extensions.Logging;

namespace OrleansNotify.Events;

/// <summary>
/// Publishes a tenant's batches on a stream while anybody is subscribed to it, one after the other, and never in the way of an append: what
/// finds no room or fails is lost. Runs in the turns of the log's grain.
/// </summary>
/// <param name="isHeard">Whether there are subscriptions; asked at a commit, not more often than every half minute.</param>
/// <param name="send">Completes when the provider has the batch.</param>
internal sealed class LogPublisher(string tenant, Func<Task<bool>> isHeard, Func<LogBatch, Task> send, TimeProvider time, ILogger logger)
{
    public const long MostBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Queue<LogBatch> _waiting = new();
    private readonly ByteBudget _budget = new(MostBytes);
    private DateTimeOffset _askAt = DateTimeOffset.MinValue;
    private bool _isHeard;
    private bool _isPublishing;

    public long Bytes => _budget.Taken;

    public void Publish(LogBatch batch)
    {
        if ((!_isHeard && time.GetUtcNow() < _askAt) || !_budget.TryTake(EventSize.Of(batch)))
        {
            return;
        }

        _waiting.Enqueue(batch);
        if (!_isPublishing)
        {
            _isPublishing = true;
            PublishAll().Ignore();
        }
    }

    private async Task PublishAll()
    {
        // The commands behind the batch are answered first.
        await Task.Yield();
        try
        {
            while (TryTake(out var batch))
            {
                if (await IsHeard())
                {
                    await send(batch).WaitAsync(GiveUpAfter, time);
                }
            }
        }
        catch (Exception e)
        {
            logger.PublishFailed(e, tenant);
            (_isHeard, _askAt) = (false, time.GetUtcNow() + PauseAfterFailure);
            while (TryTake(out _))
            {
            }
        }
        finally
        {
            _isPublishing = false;
        }
    }

    private bool TryTake(out LogBatch batch)
    {
        if (!_waiting.TryDequeue(out batch!))
        {
            return false;
        }

        _budget.Return(EventSize.Of(batch));
        return true;
    }

    private async Task<bool> IsHeard()
    {
        if (time.GetUtcNow() >= _askAt)
        {
            _isHeard = await isHeard().WaitAsync(GiveUpAfter, time);
            _askAt = time.GetUtcNow() + AskEvery;
        }

        return _isHeard;
    }
}
