namespace OrleansNotify.Deliveries;

/// <summary>The spans that a time is cut into: whole minutes or whole hours, so that stored figures fit them.</summary>
/// <param name="From">In seconds since 1970, as <paramref name="Until"/>.</param>
/// <param name="Width">Of each span; the last one may be shorter.</param>
internal sealed record StatsSpans(long Step, long From, long Until, long Width)
{
    private const int MostRows = 20_000;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public int Count => (int)((Until - From + Width - 1) / Width);

    public static StatsSpans Of(DateTimeOffset? from, DateTimeOffset? to, int buckets, int keys, DateTimeOffset now)
    {
        var until = to is { } end && end < now ? end : now;
        var begin = from is { } start && start < until ? start : until - Usual;
        var hasMinutes = begin > now - FigureSteps.MinutesKept && (until - begin).TotalSeconds / FigureSteps.Minute * keys <= MostRows;
        var step = hasMinutes ? FigureSteps.Minute : FigureSteps.Hour;
        var first = begin.ToUnixTimeSeconds() / step * step;
        var last = (until.ToUnixTimeSeconds() + step - 1) / step * step;
        var width = Math.Max(1, (last - first + (step * buckets) - 1) / (step * buckets)) * step;
        return new StatsSpans(step, first, Math.Max(last, first + step), width);
    }

    /// <returns>Null when it is outside.</returns>
    public int? PlaceOf(long second) => second >= From && second < Until ? (int)((second - From) / Width) : null;

    public (DateTimeOffset At, DateTimeOffset Until) Of(int place)
    {
        var at = From + (place * Width);
        return (DateTimeOffset.FromUnixTimeSeconds(at), DateTimeOffset.FromUnixTimeSeconds(Math.Min(at + Width, Until)));
    }
}
