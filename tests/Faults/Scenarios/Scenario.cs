using System.Globalization;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults.Scenarios;

/// <summary>One promise, measured.</summary>
internal static class Scenario
{
    public const int Senders = 8;

    public static async Task<bool> Run(FaultOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("notify-faults-").FullName;
        Console.WriteLine($"seed {options.Seed}, {options.Rounds} rounds, logs in {folder}");
        await using var log = new RunLog(Path.Combine(folder, "journal.jsonl"));
        await using var cluster = await FaultCluster.Start(new ClusterPlan(Programs.Bin, folder, Needs.Nothing) { Directory = options.Directory });
        await using var world = await World.Make(cluster, log, new LoadPlan(options.Seed, Senders, options.Scenario == "gateway" ? GatewayScenario.PerSecond : options.Rate, HasAttackers: false));
        var scene = new Scene(cluster, world, log, options);
        return options.Scenario switch
        {
            "silo" => await SiloScenario.Run(scene),
            "gateway" => await GatewayScenario.Run(scene),
            "postgres" => await PostgresScenario.Run(scene),
            "rolling" => await RollingScenario.Run(scene),
            _ => throw new ArgumentException($"there is no scenario {options.Scenario}"),
        };
    }

    /// <summary>Prints a figure beside its bar.</summary>
    public static bool Judge(string what, double figure, double bar, string unit)
    {
        var isMet = figure <= bar;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {(isMet ? "met   " : "MISSED")} {what}: {figure:0.##} {unit} (at most {bar:0.##})"));
        return isMet;
    }
}

/// <summary>What a scenario is played with.</summary>
internal sealed record Scene(FaultCluster Cluster, World World, RunLog Log, FaultOptions Options)
{
    public async Task<History> End()
    {
        await World.Stop();
        var reader = new HistoryReader(Cluster, World, Log);
        try
        {
            await Eventually.Holds(async () => Devices(await reader.Stored()) == 0, "every device has everything");
        }
        catch (TimeoutException)
        {
            // What is missing is counted.
        }

        return await reader.Read(new Liveness(0, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero));
    }

    private int Devices(IReadOnlyList<StoredEvent> stored)
        => Checks.DeviceChecks.DevicesMissNothing(new History { Stored = stored, Devices = [.. World.Devices.Select(device => device.Saw())] }).Violations;
}
