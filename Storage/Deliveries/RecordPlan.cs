namespace OrleansNotify.Deliveries;

/// <summary>
/// What is to be recorded, each row once: of a delivery or an attempt that is there several times, the last one counts. Endpoints
/// are in one order for every process, so that no two wait for each other.
/// </summary>
internal sealed class RecordPlan
{
    private readonly Dictionary<(int Place, long Seq), RecordedDelivery> _deliveries = [];
    private readonly Dictionary<(int Place, long Seq, int Number), RecordedAttempt> _attempts = [];

    public RecordPlan(IReadOnlyList<EndpointProgress> progress)
    {
        Endpoints = Merged(progress);
        var places = Endpoints.Index().ToDictionary(e => Key(e.Item), e => e.Index + 1);
        foreach (var by in progress)
        {
            Add(by, places[Key(by)]);
        }
    }

    public IReadOnlyList<EndpointProgress> Endpoints { get; }

    public IReadOnlyList<RecordedDelivery> Deliveries => [.. _deliveries.Values];

    /// <summary>Whether nothing of it is to be tried again, or was given up.</summary>
    public bool HasSucceeded => _deliveries.Values.All(delivery => delivery.Row.Status == DeliveryStatus.Succeeded);

    public IReadOnlyList<RecordedAttempt> Attempts => [.. _attempts.Values];

    private static (string, string, long) Key(EndpointProgress progress) => (progress.Tenant, progress.EndpointId, progress.Lease);

    private static EndpointProgress[] Merged(IReadOnlyList<EndpointProgress> progress) =>
    [
        .. progress
            .GroupBy(Key)
            .Select(group => group.Last() with { Cursor = group.Max(p => p.Cursor) })
            .OrderBy(p => p.Tenant, StringComparer.Ordinal)
            .ThenBy(p => p.EndpointId, StringComparer.Ordinal),
    ];

    private void Add(EndpointProgress by, int place)
    {
        foreach (var (row, attempt) in by.Outcomes)
        {
            _deliveries[(place, row.Seq)] = new RecordedDelivery(by, place, row);
            if (attempt is not null)
            {
                _attempts[(place, row.Seq, attempt.Number)] = new RecordedAttempt(by, place, row, attempt);
            }
        }
    }
}
