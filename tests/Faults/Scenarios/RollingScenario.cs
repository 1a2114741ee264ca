using System.Diagnostics;
using OrleansNotify.Faults.Checks;

namespace OrleansNotify.Faults.Scenarios;

/// <summary>Every silo and gateway is ended with SIGTERM and started again, one after the other, under load.</summary>
internal static class RollingScenario
{
    public static async Task<bool> Run(Scene scene)
    {
        scene.World.Start();
        await Wait.Seconds(5);
        for (var round = 0; round < scene.Options.Rounds; round++)
        {
            foreach (var member in scene.Cluster.Silos.Concat(scene.Cluster.Gateways))
            {
                var began = Stopwatch.GetTimestamp();
                await member.Process.Stop();
                var ended = Stopwatch.GetElapsedTime(began);
                await member.Process.Start();
                await Wait.Seconds(2);
                var failed = scene.Log.Calls.Where(call => call.EndedAt >= began && !call.IsAccepted).ToList();
                var slowest = scene.Log.Calls.Where(call => call.EndedAt >= began).Max(call => Stopwatch.GetElapsedTime(call.BeganAt, call.EndedAt));
                Console.WriteLine($"    {member.Name} ended in {ended.TotalSeconds:0.0} s and came back: {failed.Count} calls failed ({string.Join(' ', failed.Select(call => call.Status).Distinct())}), the slowest took {slowest.TotalSeconds:0.0} s");
            }
        }

        var history = await scene.End();
        var (lost, missing) = (StoreChecks.NothingAcceptedIsLost(history), DeviceChecks.DevicesMissNothing(history));
        Console.WriteLine($"    {lost}\n    {missing}\n    {DeviceChecks.ShownOnce(history)}");
        var isSmooth = Scenario.Judge($"failed calls of {history.Calls.Count}", history.Calls.Count(call => !call.IsAccepted), 0, "");
        return Scenario.Judge("accepted events that are lost, or missing at a device", lost.Violations + missing.Violations, 0, "") && isSmooth;
    }
}
