using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>One run on one store. The variable <c>KILLS</c> sets its length (default 10); <c>SEED</c> repeats one.</summary>
internal static class Killing
{
    private static readonly int Kills = Variable.Number("KILLS") ?? 10;

    public static async Task Run(string store, string database, ITestOutputHelper output)
    {
        var seed = Variable.Number("SEED") ?? Environment.TickCount;
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        await using var server = new ServerProcess(Programs.Gateway, ServerSettings.Gateway(port, folder.Path, database));

        var verdict = await new KillRun(server, port, seed).Run(Kills);

        output.WriteLine($"{store}, {Kills} kills, seed {seed}: {verdict}");
        Assert.True(verdict.IsRight, $"seed {seed}: {verdict}");
        Assert.True(verdict.Accepted >= Kills, "too few events were accepted for the run to say anything");
    }
}
