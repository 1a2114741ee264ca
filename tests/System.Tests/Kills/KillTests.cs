using System.Globalization;
using OrleansNotify.SystemTests.Processes;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>What was answered 2xx is never lost, whatever crashes next. <c>KILLS</c> shortens the run; <c>SEED</c> repeats one.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = FromEnvironment("KILLS") ?? 50;

    [Fact]
    public Task NothingAcceptedIsLostOnSqlite() => Run("SQLite", "");

    [SkippableFact]
    public async Task NothingAcceptedIsLostOnPostgres()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await Run("PostgreSQL", await postgres.CreateDatabaseAsync());
    }

    private async Task Run(string store, string database)
    {
        var seed = FromEnvironment("SEED") ?? Environment.TickCount;
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        await using var server = new ServerProcess(Programs.Gateway, ServerSettings.Gateway(port, folder.Path, database));

        var verdict = await new KillRun(server, port, seed).Run(Kills);

        output.WriteLine($"{store}, {Kills} kills, seed {seed}: {verdict}");
        Assert.True(verdict.IsRight, $"seed {seed}: {verdict}");
        Assert.True(verdict.Accepted >= Kills, "too few events were accepted for the run to say anything");
    }

    private static int? FromEnvironment(string name)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
