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
    private Dictionary<Key, DeliveryFigures> _rows = [];

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

    public IReadOnlyList<DeliveryFigures> Take()
    {
        lock (_lock)
        {
            var taken = _rows.Values;
            _rows = [];
            return [.. taken];
        }
    }

    /// <summary>What could not be stored is counted on.</summary>
    public void PutBack(IReadOnlyList<DeliveryFigures> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                var key = new Key(row.Tenant, row.Kind, row.Key, row.Step, row.At);
                if (_rows.TryGetValue(key, out var counted) || _rows.Count < MostRows)
                {
                    _rows[key] = counted is null ? row : FigureSums.Sum(row, counted);
                }
            }
        }
    }

    private void Add(string tenant, DeliveryRow row, AttemptRow attempt, long now)
    {
        foreach (var step in (ReadOnlySpan<long>)[FigureSteps.Minute, FigureSteps.Hour])
        {
            var at = now - (now % step);
            Add(new Key(tenant, FigureKind.All, "", step, at), row.Status, attempt);
            Add(new Key(tenant, FigureKind.Endpoint, row.EndpointId, step, at), row.Status, attempt);
            Add(new Key(tenant, FigureKind.Type, row.Type, step, at), row.Status, attempt);
            Add(new Key(tenant, FigureKind.Source, row.Source, step, at), row.Status, attempt);
        }
    }

    private void Add(Key key, string status, AttemptRow attempt)
    {
        if (!_rows.TryGetValue(key, out var row))
        {
            // Names are the callers' own: charts may lack some rather than fill the memory.
            if (_rows.Count >= MostRows)
            {
                return;
            }

            row = new DeliveryFigures(key.Tenant, key.Kind, key.Name, key.Step, key.At, 0, 0, 0, new long[DurationHistogram.Size]);
        }

        if (attempt.StatusCode is not null)
        {
            row.Durations[DurationHistogram.PlaceOf(attempt.Duration)]++;
        }

        _rows[key] = status switch
        {
            DeliveryStatus.Succeeded => row with { Succeeded = row.Succeeded + 1 },
            DeliveryStatus.Dead => row with { Dead = row.Dead + 1 },
            _ => row with { Failed = row.Failed + 1 },
        };
    }

    private readonly record struct Key(string Tenant, string Kind, string Name, long Step, long At);
}
