namespace OrleansNotify.Deliveries;

/// <param name="Counts">By status, under the rest of the filter: a status that is not asked for is counted too.</param>
/// <param name="Total">Of the statuses that are asked for.</param>
/// <param name="SuccessRate">Of the attempts within the time, 0 to 1; null: there was none.</param>
/// <param name="P50">Milliseconds, of attempts that had an answer; null: there was none, or the filter is one that no figures are kept for.</param>
/// <param name="Buckets">Attempts by the time at which they ended.</param>
/// <param name="IsPartial">The buckets are of the newest deliveries that meet the filter, not of all.</param>
internal sealed record DeliveryStats(
    IReadOnlyDictionary<string, CountAnswer> Counts, CountAnswer Total, double? SuccessRate, double? P50, double? P95,
    StatsBucket[] Buckets, bool IsPartial);

internal sealed record CountAnswer(long Count, bool IsAtLeast)
{
    public static CountAnswer Of(BoundedCount count) => new(count.Count, count.IsAtLeast);
}

/// <param name="Failed">With a further attempt to come.</param>
internal sealed record StatsBucket(
    DateTimeOffset At, DateTimeOffset Until, long Succeeded, long Failed, long Dead, double? P50, double? P95);
