using System.Diagnostics;
using OrleansNotify.Faults.Checks;

namespace OrleansNotify.Faults.Scenarios;

/// <summary>PostgreSQL is killed and started again under load.</summary>
internal static class PostgresScenario
{
    private const double LongestWait = 6;

    public static async Task<bool> Run(Scene scene)
    {
        var waits = new List<double>();
        scene.World.Start();
        await Wait.Seconds(5);
        for (var round = 0; round < scene.Options.Rounds; round++)
        {
            await scene.Cluster.Postgres.KillAsync();
            await Wait.Seconds(3 + (3 * (round % 2)));
            await scene.Cluster.Postgres.StartAgainAsync();
            var up = Stopwatch.GetTimestamp();
            await Wait.Seconds(12);
            var some = Enumerable.Range(1, Scenario.Senders).Select(sender => scene.Log.Calls
                .Where(call => call.Sender == sender && call.IsAccepted && call.EndedAt > up)
                .Select(call => Stopwatch.GetElapsedTime(up, call.EndedAt).TotalSeconds).DefaultIfEmpty(double.PositiveInfinity).Min()).ToList();
            Console.WriteLine($"    killed and up again: the last sender was accepted after {some.Max():0.0} s");
            waits.AddRange(some);
        }

        var history = await scene.End();
        var (lost, refusals) = (StoreChecks.NothingAcceptedIsLost(history), StoreChecks.RefusalsSayWhen(history));
        Console.WriteLine($"    {lost}\n    {StoreChecks.NothingIsStoredTwice(history)}\n    {refusals}\n    {DeviceChecks.DevicesMissNothing(history)}");
        var isFast = Scenario.Judge("until a sender is accepted again, the slowest", waits.Max(), LongestWait, "s");
        var isPolite = Scenario.Judge("refusals that are not 503 with Retry-After", refusals.Violations, 0, "");
        return Scenario.Judge("accepted events that are lost", lost.Violations, 0, "") && isPolite && isFast;
    }
}
