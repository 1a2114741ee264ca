using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>Batches that wait to be routed. One that finds no room is only remembered: the log has it.</summary>
internal sealed class HintQueue
{
    private const int MostBatches = 64;
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly Queue<LogBatch> _batches = new();
    private readonly ByteBudget _budget = new(MostBytes);

    /// <summary>The last <c>seq</c> that was heard of.</summary>
    public long UpTo { get; private set; }

    public long Bytes => _budget.Taken;

    public void Add(LogBatch batch)
    {
        UpTo = Math.Max(UpTo, batch.Events[^1].Seq);
        if (_batches.Count < MostBatches && _budget.TryTake(EventSize.Of(batch)))
        {
            _batches.Enqueue(batch);
        }
    }

    public bool TryTake(out LogBatch batch)
    {
        if (!_batches.TryDequeue(out batch!))
        {
            return false;
        }

        _budget.Return(EventSize.Of(batch));
        return true;
    }
}
