using OrleansNotify.Fakes;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Messages;

/// <summary>
/// One run on one store. <c>MESSAGES</c> is how many events, each of which is a message on four channels (default 250), <c>KILL_EVERY</c> the
/// milliseconds between kills (default 3,000), <c>KILLS</c> how many there are at least (default 4); <c>SEED</c> repeats one.
/// </summary>
internal static class MessageKilling
{
    public static async Task Run(string store, string database, ITestOutputHelper output)
    {
        var seed = Variable.Number("SEED") ?? Environment.TickCount;
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        var settings = ServerSettings.Gateway(port, folder.Path, database);
        settings["PROVIDER_TIMEOUT"] = "00:00:02";
        await using var fakes = await FakeProviders.Start();
        await using var server = new ServerProcess(Programs.Gateway, settings);
        using var owner = new MessageOwner(port);
        var run = new MessageKillRun(
            server, owner, fakes, Variable.Number("MESSAGES") ?? 250, TimeSpan.FromMilliseconds(Variable.Number("KILL_EVERY") ?? 3_000), seed);

        var verdict = await run.Run(Variable.Number("KILLS") ?? 4);

        output.WriteLine($"{store}, {run.Kills} kills, seed {seed}: {verdict}");
        Assert.True(verdict.IsRight, $"seed {seed}: {verdict}");
        Assert.True(verdict.Unknown > 0, "no call was lost, so the run says nothing");
    }
}
