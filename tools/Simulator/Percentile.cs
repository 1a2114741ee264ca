namespace OrleansNotify.Simulator;

internal static class Percentile
{
    /// <param name="times">Ascending.</param>
    public static string Of(List<TimeSpan> times, int percent)
        => times.Count == 0 ? "-" : Text(times[Math.Min(times.Count - 1, times.Count * percent / 100)]);

    private static string Text(TimeSpan time)
        => time < TimeSpan.FromMilliseconds(10) ? $"{time.TotalMilliseconds:0.0} ms"
            : time < TimeSpan.FromSeconds(1) ? $"{time.TotalMilliseconds:0} ms"
            : $"{time.TotalSeconds:0.0} s";
}
