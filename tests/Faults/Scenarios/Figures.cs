using System.Diagnostics;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Scenarios;

internal static class Figures
{
    /// <summary>For each sender, the longest time within which none of its calls was accepted, in seconds.</summary>
    public static IEnumerable<double> Outages(IEnumerable<Call> calls, long from, long to) => calls
        .Where(call => call.IsAccepted && call.EndedAt >= from && call.EndedAt <= to)
        .GroupBy(call => call.Sender)
        .Select(of => Longest([from, .. of.Select(call => call.EndedAt).Order(), to]));

    public static double Percentile(this IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    private static double Longest(IReadOnlyList<long> times)
        => times.Zip(times.Skip(1)).Max(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalSeconds);
}
