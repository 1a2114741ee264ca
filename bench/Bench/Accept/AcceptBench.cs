using System.Globalization;

namespace OrleansNotify.Bench.Accept;

/// <summary>Every server in turn, round after round, so that whatever else the machine does falls on all of them.</summary>
internal static class AcceptBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task Run(BenchOptions options)
    {
        if (options.Rounds == 0)
        {
            return;
        }

        foreach (var target in options.Targets)
        {
            await AcceptRound.Run(target, options.Token, options.Clients, WarmUp);
        }

        Console.WriteLine($"Accepting webhooks: {options.Clients} clients, {options.RoundTime.TotalSeconds} s a round, answered after the write is synced");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"round",5}  {"server",-28}{"requests/s",12}{"p50 ms",10}{"p99 ms",10}"));
        var rates = options.Targets.ToDictionary(target => target, _ => new List<double>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var target in options.Targets)
            {
                var (perSecond, times) = await AcceptRound.Run(target, options.Token, options.Clients, options.RoundTime);
                var (p50, p99) = Percentiles.InMilliseconds(times);
                rates[target].Add(perSecond);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{round,5}  {target.Name,-28}{perSecond,12:0}{p50,10:0.0}{p99,10:0.0}"));
            }
        }

        PrintMedians(options, rates);
    }

    private static void PrintMedians(BenchOptions options, Dictionary<Target, List<double>> rates)
    {
        var peer = options.Targets.Find(target => !target.HasSockets);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{"median of the rounds",-35}{"requests/s",12}{"ratio to the peer",20}"));
        foreach (var target in options.Targets)
        {
            var median = Median(rates[target]);
            var ratio = peer is null ? double.NaN : Median(rates[target].Zip(rates[peer], (ours, theirs) => ours / theirs));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name,-35}{median,12:0}{ratio,20:0.00}"));
        }

        Console.WriteLine();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
