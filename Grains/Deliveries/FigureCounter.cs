using OrleansNotify.Channels;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Counts recorded attempts in memory, by minute and by hour, until <see cref="FigureWriter"/> takes them to the store. Counting in the
/// transaction that records them would make all processes wait for one row of each tenant.
/// </summary>
internal sealed class FigureCounter(TimeProvider time)
{
    private const int MostRows = 100_000;

    private readonly Lock _lock = new();
    private Dictionary<Key, FigureTally> _rows = [];

    /// <summary>Of what was committed; not of the endpoints that were refused.</summary>
    public void Add(IEnumerable<EndpointProgress> progress, IReadOnlySet<EndpointRef> refused)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().ToUnixTimeSeconds();
            foreach (var by in progress.Where(one => !refused.Contains(new EndpointRef(one.Tenant, one.EndpointId))))
            {
                foreach (var (row, attempt) in by.Outcomes)
                {
                    if (attempt is not null)
                    {
                        Add(by.Tenant, row, attempt, now);
                    }
                }
            }
        }
    }

    /// <summary>Attempts at messages, by their queue and the minute.</summary>
    public void Add(string tenant, IEnumerable<(MessageRow Message, MessageState State, OutcomeKind Outcome, TimeSpan Duration)> attempts)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().ToUnixTimeSeconds();
            foreach (var (message, state, outcome, duration) in attempts)
            {
                var queue = QueueName.Of(message.Channel, message.Priority);
                TallyOf(new Key(tenant, FigureKind.Queue, queue, FigureSteps.Minute, now - (now % FigureSteps.Minute)))?.Add(state, outcome, duration);
            }
        }
    }

    public IReadOnlyList<DeliveryFigures> Take()
    {
        Dictionary<Key, FigureTally> taken;
        lock (_lock)
        {
            (taken, _rows) = (_rows, []);
        }

        return [.. taken.Select(row => row.Value.Of(row.Key.Tenant, row.Key.Kind, row.Key.Name, row.Key.Step, row.Key.At))];
    }

    /// <summary>What could not be stored is counted on.</summary>
    public void PutBack(IReadOnlyList<DeliveryFigures> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                TallyOf(new Key(row.Tenant, row.Kind, row.Key, row.Step, row.At))?.Add(row);
            }
        }
    }

    private void Add(string tenant, DeliveryRow row, AttemptRow attempt, long now)
    {
        foreach (var step in (ReadOnlySpan<long>)[FigureSteps.Minute, FigureSteps.Hour])
        {
            var at = now - (now % step);
            TallyOf(new Key(tenant, FigureKind.All, "", step, at))?.Add(row.Status, attempt);
            TallyOf(new Key(tenant, FigureKind.Endpoint, row.EndpointId, step, at))?.Add(row.Status, attempt);
            TallyOf(new Key(tenant, FigureKind.Type, row.Type, step, at))?.Add(row.Status, attempt);
            TallyOf(new Key(tenant, FigureKind.Source, row.Source, step, at))?.Add(row.Status, attempt);
        }
    }

    /// <summary>Null when there are too many rows: names are the callers' own, and charts may lack some rather than fill the memory.</summary>
    private FigureTally? TallyOf(Key key)
    {
        if (!_rows.TryGetValue(key, out var tally) && _rows.Count < MostRows)
        {
            _rows.Add(key, tally = new FigureTally());
        }

        return tally;
    }

    private readonly record struct Key(string Tenant, string Kind, string Name, long Step, long At);
}
