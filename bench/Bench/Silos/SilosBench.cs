using System.Globalization;
using OrleansNotify.Bench.EndToEnd;
using OrleansNotify.Bench.Push;

namespace OrleansNotify.Bench.Silos;

/// <summary>What a second silo adds, and what users and sockets elsewhere cost an event.</summary>
internal static class SilosBench
{
    private const int SocketsOfPerson = 50;
    private const int PeopleOfTenant = 4;

    public static async Task<int> Run(string[] arguments)
    {
        if (SilosOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(SilosOptions.Usage);
            return 2;
        }

        ClusterUnderTest[] clusters = [new("one silo", options.One, options.OneProcesses), new("two silos", options.Two, options.TwoProcesses)];
        foreach (var cluster in clusters)
        {
            await cluster.MakeTenants(options.Admin, options.Tenants);
        }

        // A silo with a small share takes its time to compile what it does often, as long as which it costs several times as much.
        foreach (var cluster in clusters)
        {
            await cluster.Flood(options.Clients, options.WarmUp);
            Console.WriteLine($"{cluster.Name}: log grains {string.Join(" + ", await cluster.LogGrains(options.Admin))}");
        }

        await Throughput(options, clusters);
        await Elsewhere(options, clusters[0]);
        return 0;
    }

    private static async Task Throughput(SilosOptions options, ClusterUnderTest[] clusters)
    {
        Console.WriteLine($"Accepting webhooks of {options.Tenants} tenants: {options.Clients} clients, {options.RoundTime.TotalSeconds} s a round, silos with a limited processor each");
        Console.WriteLine(Line("round", "", "events/s", "silo µs", "gateway µs", "silos' share", "others %"));
        var ratios = new List<double>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var rates = new List<double>();
            foreach (var cluster in clusters)
            {
                var (machine, silos, gateway, postgres) = (SystemTime.OfMachine(), cluster.SiloTime, cluster.GatewayTime, SystemTime.Of([options.Postgres]));
                var own = SystemTime.Of([Environment.ProcessId]);
                var rate = await cluster.Flood(options.Clients, options.RoundTime);
                rates.Add(rate);
                var events = rate * options.RoundTime.TotalSeconds;
                (silos, gateway, postgres, own) = (cluster.SiloTime - silos, cluster.GatewayTime - gateway, SystemTime.Of([options.Postgres]) - postgres, SystemTime.Of([Environment.ProcessId]) - own);
                var others = (SystemTime.OfMachine() - machine - silos - gateway - postgres - own) / (options.RoundTime.TotalSeconds * Environment.ProcessorCount);
                Console.WriteLine(Line(
                    Text(round), cluster.Name, Text(rate), Text(1e6 * silos / events), Text(1e6 * gateway / events),
                    (silos / options.RoundTime.TotalSeconds).ToString("0.00", CultureInfo.InvariantCulture), Text(100 * others)));
            }

            ratios.Add(rates[1] / rates[0]);
        }

        Console.WriteLine(Median("two silos / one silo", ratios));
    }

    private static async Task Elsewhere(SilosOptions options, ClusterUnderTest cluster)
    {
        Console.WriteLine($"Processor time of an event of one tenant at {options.Rate}/s, all processes but the sender, idle time of the rest taken off");
        Console.WriteLine(Line("round", "", "µs an event", "", "", "", ""));
        var crowd = await Crowd.SignIn(cluster.Port, options.Sockets / SocketsOfPerson / PeopleOfTenant, PeopleOfTenant);
        var ratios = new List<double>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var alone = await Cost(options, cluster);
            Console.WriteLine(Line(Text(round), "alone", Text(alone), "", "", "", ""));
            await crowd.Come(SocketsOfPerson);
            var beside = await Cost(options, cluster);
            Console.WriteLine(Line(Text(round), $"{crowd.Count} sockets elsewhere", Text(beside), "", "", "", ""));
            crowd.Go();
            ratios.Add(beside / alone);
        }

        Console.WriteLine(Median("with them / alone", ratios));
    }

    /// <returns>In microseconds.</returns>
    private static async Task<double> Cost(SilosOptions options, ClusterUnderTest cluster)
    {
        double Spent() => cluster.SiloTime + cluster.GatewayTime + SystemTime.Of([options.Postgres]);
        // What the last sockets' end is still being paid for.
        await Task.Delay(options.RoundTime / 4, TimeProvider.System, CancellationToken.None);
        var before = Spent();
        await Task.Delay(options.RoundTime, TimeProvider.System, CancellationToken.None);
        var idle = Spent() - before;
        var events = (int)(options.Rate * options.RoundTime.TotalSeconds);
        before = Spent();
        await new PacedSender(cluster.Port, options.Rate, events, cluster.Request).Run();
        return 1e6 * (Spent() - before - idle) / events;
    }

    private static string Median(string what, List<double> ratios)
    {
        ratios.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what}: median {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})\n");
    }

    private static string Line(string round, string name, string rate, string silo, string gateway, string share, string others)
        => $"{round,5}  {name,-26}{rate,12}{silo,12}{gateway,12}{share,14}{others,10}";

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
