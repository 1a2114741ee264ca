using System.Diagnostics;
using OrleansNotify.Faults.Checks;

namespace OrleansNotify.Faults.Scenarios;

/// <summary>A silo is killed under load, each in turn, so that the one with the tenant's log is hit.</summary>
internal static class SiloScenario
{
    private const double LongestOutage = 8;

    public static async Task<bool> Run(Scene scene)
    {
        var outages = new List<double>();
        scene.World.Start();
        await Wait.Seconds(5);
        for (var round = 0; round < scene.Options.Rounds; round++)
        {
            foreach (var silo in scene.Cluster.Silos)
            {
                var killed = Stopwatch.GetTimestamp();
                await silo.Process.Kill();
                await Wait.Seconds(14);
                var some = Figures.Outages(scene.Log.Calls, killed, Stopwatch.GetTimestamp()).ToList();
                outages.AddRange(some);
                Console.WriteLine($"    {silo.Name} killed: a sender had nothing accepted for at most {some.Max():0.0} s");
                await silo.Process.Start();
                await Wait.Seconds(4);
            }
        }

        var history = await scene.End();
        var lost = StoreChecks.NothingAcceptedIsLost(history);
        Console.WriteLine($"    {lost}\n    {StoreChecks.NothingIsStoredTwice(history)}\n    {DeviceChecks.DevicesMissNothing(history)}");
        var isFast = Scenario.Judge("time without an accepted call, p99 over senders and kills", outages.Percentile(99), LongestOutage, "s");
        return Scenario.Judge("accepted events that are lost", lost.Violations, 0, "") && isFast;
    }
}
