namespace OrleansNotify.Deliveries;

/// <summary>What a report of deliveries says.</summary>
/// <param name="Filter">In words.</param>
/// <param name="Rows">Newest first, at most <see cref="MostRows"/>.</param>
/// <param name="IsCut">More meet the filter.</param>
/// <param name="Hashes">SHA-256 of payloads by the event's <c>seq</c>; of events that are not kept there is none.</param>
/// <param name="Hosts">Of endpoints by their id.</param>
/// <param name="Dead">With their attempts; the first so many.</param>
internal sealed record DeliveryReport(
    string Tenant, string Filter, string MadeBy, DateTimeOffset MadeAt, TimeZoneInfo Zone, string Version, DeliveryStats Stats,
    IReadOnlyList<DeliveryRow> Rows, bool IsCut, IReadOnlyDictionary<long, string> Hashes, IReadOnlyDictionary<string, string> Hosts,
    IReadOnlyList<ReportedDead> Dead)
{
    public const int MostRows = 2_000;
    public const int MostDead = 50;
}

internal sealed record ReportedDead(DeliveryRow Row, DeliveryWhy Why, IReadOnlyList<AttemptRow> Attempts);
