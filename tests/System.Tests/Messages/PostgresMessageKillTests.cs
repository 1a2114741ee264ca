using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Messages;

/// <summary>Every message is taken once, or listed as unknown, whatever crashes.</summary>
public sealed class PostgresMessageKillTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task EveryMessageIsTakenOnceOrListedAsUnknown()
    {
        await using var postgres = await PostgresServer.StartAsync();

        await MessageKilling.Run("PostgreSQL", await postgres.CreateDatabaseAsync(), output);
    }
}
