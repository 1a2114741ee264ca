using System.Diagnostics;

namespace OrleansNotify.Bench;

internal static class Percentiles
{
    /// <summary>Of spans in stopwatch ticks, in milliseconds. Sorts the list.</summary>
    public static (double P50, double P99) InMilliseconds(List<long> ticks)
    {
        ticks.Sort();
        return (At(ticks, 0.50), At(ticks, 0.99));
    }

    private static double At(List<long> sorted, double share)
        => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)] * 1000.0 / Stopwatch.Frequency;
}
