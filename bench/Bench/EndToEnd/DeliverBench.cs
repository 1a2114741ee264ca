using OrleansNotify.Bench.Sink;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>From an accepted event to a receiver that has it: every system in turn, round after round.</summary>
internal static class DeliverBench
{
    private const int WarmUpSeconds = 4;
    private const int TrialSeconds = 3;

    public static async Task<int> Run(string[] arguments)
    {
        if (DeliverOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(DeliverOptions.Usage);
            return 2;
        }

        using var sink = new SinkClient(options.SinkPort);
        await SinkCheck.Run(options);
        var runs = new DeliveryRun(options, sink);
        var flat = new FlatScenario(options, sink, runs);
        var contenders = await Best(options, flat);
        foreach (var scenario in options.Scenarios)
        {
            Console.WriteLine($"\nload average: {SystemTime.Load()}");
            await Run(scenario, options, contenders, flat, sink, runs);
        }

        Console.WriteLine($"\nload average: {SystemTime.Load()}\n{runs.Disturbance}");
        return 0;
    }

    private static Task Run(
        string scenario, DeliverOptions options, IReadOnlyList<Contender> contenders, FlatScenario flat, SinkClient sink, DeliveryRun runs)
        => scenario switch
        {
            "flat" => flat.Run(contenders),
            "paced" => new PacedScenario(options, sink, runs).Run(contenders),
            "slow10" => new SlowScenario(options, sink, runs).Run(contenders),
            // A queue with workers has no answer to this one: all of them wait for the receivers that hang.
            _ => new HangScenario(options, sink, runs).Run([.. contenders.Where(contender => contender.IsOurs)]),
        };

    /// <summary>Warms all of them up, and leaves of each peer the fastest: by its best trial, which the rest of the machine disturbed least.</summary>
    private static async Task<IReadOnlyList<Contender>> Best(DeliverOptions options, FlatScenario flat)
    {
        foreach (var contender in options.Contenders)
        {
            await flat.Once(contender, WarmUpSeconds);
        }

        var peers = options.Contenders.Where(contender => !contender.IsOurs).ToList();
        var rates = peers.ToDictionary(peer => peer, _ => 0.0);
        for (var trial = 0; trial < options.Trials; trial++)
        {
            foreach (var peer in peers)
            {
                rates[peer] = Math.Max(rates[peer], (await flat.Once(peer, TrialSeconds)).PerSecond);
            }
        }

        var table = new Table("The peers' best number of workers", "delivered/s");
        peers.ForEach(peer => table.Row(peer.Name, (rates[peer], "0")));
        return [.. peers.GroupBy(peer => peer.Family).Select(family => family.MaxBy(peer => rates[peer])!), .. options.Contenders.Except(peers)];
    }
}
