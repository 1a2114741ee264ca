namespace OrleansNotify.Deliveries;

/// <summary>Figures of many spans and keys as the spans of an answer.</summary>
internal static class StatsSums
{
    public static DeliveryStats Answer(
        IReadOnlyDictionary<string, BoundedCount> counts, BoundedCount total, StatsSpans spans, IReadOnlyList<DeliveryFigures> rows, bool isPartial)
    {
        var (buckets, all) = (Buckets(spans, rows), rows.Aggregate(Empty, FigureSums.Sum));
        var attempts = all.Succeeded + all.Failed + all.Dead;
        return new DeliveryStats(
            counts.ToDictionary(count => count.Key, count => CountAnswer.Of(count.Value)),
            CountAnswer.Of(total),
            attempts == 0 ? null : Math.Round((double)all.Succeeded / attempts, 4),
            DurationHistogram.Percentile(all.Durations, 0.5),
            DurationHistogram.Percentile(all.Durations, 0.95),
            buckets,
            isPartial);
    }

    public static StatsBucket[] Buckets(StatsSpans spans, IReadOnlyList<DeliveryFigures> rows)
    {
        var sums = new DeliveryFigures?[spans.Count];
        foreach (var row in rows)
        {
            if (spans.PlaceOf(row.At) is { } place)
            {
                sums[place] = sums[place] is { } sum ? FigureSums.Sum(sum, row) : row;
            }
        }

        return [.. sums.Select((sum, place) => Bucket(spans.Of(place), sum ?? Empty))];
    }

    private static DeliveryFigures Empty => new("", FigureKind.All, "", 0, 0, 0, 0, 0, new long[DurationHistogram.Size]);

    private static StatsBucket Bucket((DateTimeOffset At, DateTimeOffset Until) span, DeliveryFigures sum) => new(
        span.At, span.Until, sum.Succeeded, sum.Failed, sum.Dead, DurationHistogram.Percentile(sum.Durations, 0.5),
        DurationHistogram.Percentile(sum.Durations, 0.95));
}
