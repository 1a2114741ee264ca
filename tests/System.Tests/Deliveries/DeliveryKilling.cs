using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>One run on one store. The variable <c>KILLS</c> sets its length (default 6); <c>SEED</c> repeats one.</summary>
internal static class DeliveryKilling
{
    private const string Schedule = "300ms,1s,2s,3s,3s,3s,3s,3s,3s,3s,3s,3s";
    private const double MostDoubled = 0.001;

    // What was answered and not recorded yet when the kill came. A short run on a busy machine has too few events for a share of them.
    private const int MostDoubledByAKill = 10;
    private const int LongRun = 50;

    // As many events are doubled by a kill as are in flight then, so their share is a question of how often it comes.
    private const int BetweenKillsOfALongRun = 6_000;
    private const int BetweenKills = 2_000;
    private static readonly int Kills = Variable.Number("KILLS") ?? 6;

    public static async Task Run(string store, string database, ITestOutputHelper output)
    {
        var seed = Variable.Number("SEED") ?? Environment.TickCount;
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        var settings = ServerSettings.Gateway(port, folder.Path, database);
        settings["RETRY_SCHEDULE"] = Schedule;
        await using var server = new ServerProcess(Programs.Gateway, settings);
        using var owner = new OwnerClient(port);
        await using var receiver = await Receiver.Start(new FailingReceiver().Answer);

        var verdict = await new DeliveryKillRun(server, owner, receiver, seed, Kills < LongRun ? BetweenKills : BetweenKillsOfALongRun).Run(Kills);

        output.WriteLine($"{store}, {Kills} kills, seed {seed}: {verdict}; {receiver.Count} requests");
        Assert.True(verdict.IsRight, $"seed {seed}: {verdict}");
        Assert.True(
            verdict.DoubledShare <= MostDoubled || (Kills < LongRun && verdict.Doubled <= MostDoubledByAKill * Kills), $"seed {seed}: {verdict}");
        Assert.True(verdict.Accepted >= 20 * Kills, "too few events were accepted for the run to say anything");
    }
}
