using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>
/// Whatever a person does on five devices at once, and however often the server is killed meanwhile, all of them come to see the same. The
/// variable <c>DEVICES_OPERATIONS</c> sets a run's length (default 1,000); <c>SEED</c> repeats one.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class DevicesTests(ITestOutputHelper output)
{
    private static readonly int Operations = Variable.Number("DEVICES_OPERATIONS") ?? 1_000;

    [Fact]
    public Task EveryCountEqualsARecountOnSqlite() => Count("SQLite", "");

    [SkippableFact]
    public async Task EveryCountEqualsARecountOnPostgres()
    {
        await using var postgres = await PostgresServer.StartAsync();

        await Count("PostgreSQL", await postgres.CreateDatabaseAsync());
    }

    private async Task Count(string store, string database)
    {
        var seed = Variable.Number("SEED") ?? Environment.TickCount;
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        await using var server = new ServerProcess(Programs.Gateway, ServerSettings.OfOftenSignedIn(port, folder.Path, database));
        await using var run = new DevicesRun(server, port, seed);

        var verdict = await run.Run(Operations);

        output.WriteLine($"{store}, seed {seed}: {verdict}");
        Assert.True(verdict.Mismatches.Count == 0, $"seed {seed}: {verdict}\n{string.Join('\n', verdict.Mismatches.Take(30))}");
    }
}
