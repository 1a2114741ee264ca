using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>What was answered 2xx is never lost, whatever crashes next.</summary>
public sealed class PostgresKillTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task NothingAcceptedIsLost()
    {
        await using var postgres = await PostgresServer.StartAsync();

        await Killing.Run("PostgreSQL", await postgres.CreateDatabaseAsync(), output);
    }
}
