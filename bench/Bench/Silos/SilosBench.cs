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
            await cluster.Flood(options.Clients, options.RoundTime);
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

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"two silos / one silo: median {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})\n"));
    }

    private static async Task Elsewhere(SilosOptions options, ClusterUnderTest cluster)
    {
        Console.WriteLine($"Processor time of an event of one tenant at {options.Rate}/s, all processes but the sender, idle time of the rest taken off");
        Console.WriteLine(Line("", "", "µs an event", "", "", "", ""));
        await Cost(options, cluster, "alone");
        using var crowd = await Crowd.Open(cluster.Port, options.Sockets / SocketsOfPerson / PeopleOfTenant, PeopleOfTenant, SocketsOfPerson);
        for (var round = 1; round <= options.Rounds; round++)
        {
            await Cost(options, cluster, $"{crowd.Count} sockets elsewhere");
        }

        crowd.Dispose();
        await Cost(options, cluster, "alone again");
    }

    private static async Task Cost(SilosOptions options, ClusterUnderTest cluster, string label)
    {
        double Spent() => cluster.SiloTime + cluster.GatewayTime + SystemTime.Of([options.Postgres]);
        var before = Spent();
        await Task.Delay(options.RoundTime, TimeProvider.System, CancellationToken.None);
        var idle = Spent() - before;
        var events = (int)(options.Rate * options.RoundTime.TotalSeconds);
        before = Spent();
        await new PacedSender(cluster.Port, options.Rate, events, cluster.Request).Run();
        Console.WriteLine(Line("", label, Text(1e6 * (Spent() - before - idle) / events), "", "", "", ""));
    }

    private static string Line(string round, string name, string rate, string silo, string gateway, string share, string others)
        => $"{round,5}  {name,-26}{rate,12}{silo,12}{gateway,12}{share,14}{others,10}";

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
