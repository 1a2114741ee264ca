namespace OrleansNotify.Deliveries;

/// <summary>How many attempts took how long: sixteen spans, close enough for a percentile on a chart.</summary>
public static class DurationHistogram
{
    public const int Size = 16;

    // Upper ends in milliseconds; the last span has none.
    private static readonly int[] Ends = [5, 10, 20, 50, 100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000];

    public static int PlaceOf(TimeSpan duration)
    {
        var place = Array.BinarySearch(Ends, (int)Math.Min(int.MaxValue, Math.Ceiling(duration.TotalMilliseconds)));
        return place < 0 ? ~place : place;
    }

    /// <param name="part">0.95 for p95.</param>
    /// <returns>Milliseconds, between the ends of the span that it falls into; null when nothing was measured.</returns>
    public static double? Percentile(ReadOnlySpan<long> counts, double part)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        var left = total * part;
        for (var i = 0; i < counts.Length && total > 0; i++)
        {
            if (left <= counts[i] && counts[i] > 0)
            {
                var low = i == 0 ? 0 : Ends[i - 1];
                return i == Ends.Length ? low : Math.Round(low + ((Ends[i] - low) * left / counts[i]), 1);
            }

            left -= counts[i];
        }

        return null;
    }
}
