namespace OrleansNotify.Deliveries;

/// <summary>
/// The deliveries that wait for a further attempt and are due soon. The store has all of them; memory has those up to
/// <see cref="Horizon"/>.
/// </summary>
internal sealed class WaitingRows
{
    public const int Most = 1_000;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private readonly PriorityQueue<DeliveryRow, DateTimeOffset> _byTime = new();
    private readonly Dictionary<long, DeliveryRow> _bySeq = [];

    public DateTimeOffset Horizon { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>When the store is to be asked again; null: nothing waits there that is not here.</summary>
    public DateTimeOffset? LoadAt { get; private set; } = DateTimeOffset.MinValue;

    public int Count => _bySeq.Count;

    public DateTimeOffset? NextAt
    {
        get
        {
            DropStale();
            return _byTime.TryPeek(out _, out var at) ? at : null;
        }
    }

    public static DateTimeOffset HorizonAt(DateTimeOffset now) => now + Ahead;

    public void LoadNow() => LoadAt = DateTimeOffset.MinValue;

    /// <summary>What the store had up to <paramref name="horizon"/>, and when the first beyond it is due.</summary>
    public void Loaded(IReadOnlyList<DeliveryRow> rows, DateTimeOffset horizon, DateTimeOffset? nextDue, Func<long, bool> isInHand)
    {
        Horizon = rows.Count < Most ? horizon : rows[^1].NextAttemptAt!.Value;
        LoadAt = rows.Count < Most ? nextDue : Horizon;
        foreach (var row in rows.Where(row => !isInHand(row.Seq)))
        {
            Put(row);
        }
    }

    public void Add(DeliveryRow row)
    {
        if (row.NextAttemptAt <= Horizon && Count < Most)
        {
            Put(row);
        }
        else
        {
            LoadAt = LoadAt < row.NextAttemptAt ? LoadAt : row.NextAttemptAt;
        }
    }

    public bool TryTakeDue(DateTimeOffset now, out DeliveryRow row)
    {
        DropStale();
        if (!_byTime.TryPeek(out row!, out var at) || at > now)
        {
            return false;
        }

        _byTime.Dequeue();
        return _bySeq.Remove(row.Seq);
    }

    public void Clear()
    {
        _byTime.Clear();
        _bySeq.Clear();
        LoadNow();
    }

    private void Put(DeliveryRow row)
    {
        _bySeq[row.Seq] = row;
        _byTime.Enqueue(row, row.NextAttemptAt!.Value);
    }

    /// <summary>A row that was put again with another time leaves its old place behind.</summary>
    private void DropStale()
    {
        while (_byTime.TryPeek(out var row, out _) && !ReferenceEquals(_bySeq.GetValueOrDefault(row.Seq), row))
        {
            _byTime.Dequeue();
        }
    }
}
