namespace OrleansNotify.Deliveries;

/// <summary>
/// What is to be recorded, each row once: of a delivery or an attempt that is there several times, the last one counts. Endpoints
/// are in one order for every process, so that no two wait for each other.
/// </summary>
internal sealed class RecordPlan
{
    private RecordPlan(EndpointProgress[] endpoints, RecordedDelivery[] deliveries, RecordedAttempt[] attempts) =>
        (Endpoints, Deliveries, Attempts) = (endpoints, deliveries, attempts);

    public IReadOnlyList<EndpointProgress> Endpoints { get; }

    public IReadOnlyList<RecordedDelivery> Deliveries { get; }

    public IReadOnlyList<RecordedAttempt> Attempts { get; }

    public static RecordPlan Of(IReadOnlyList<EndpointProgress> progress)
    {
        var deliveries = new Dictionary<(string, string, long), RecordedDelivery>();
        var attempts = new Dictionary<(string, string, long, int), RecordedAttempt>();
        foreach (var by in progress)
        {
            foreach (var (row, attempt) in by.Outcomes)
            {
                deliveries[(by.Tenant, by.EndpointId, row.Seq)] = new RecordedDelivery(by, row);
                if (attempt is not null)
                {
                    attempts[(by.Tenant, by.EndpointId, row.Seq, attempt.Number)] = new RecordedAttempt(by, row, attempt);
                }
            }
        }

        return new RecordPlan(Merged(progress), [.. deliveries.Values], [.. attempts.Values]);
    }

    private static EndpointProgress[] Merged(IReadOnlyList<EndpointProgress> progress) =>
    [
        .. progress
            .GroupBy(p => (p.Tenant, p.EndpointId, p.Lease))
            .Select(group => group.Last() with { Cursor = group.Max(p => p.Cursor) })
            .OrderBy(p => p.Tenant, StringComparer.Ordinal)
            .ThenBy(p => p.EndpointId, StringComparer.Ordinal),
    ];
}
