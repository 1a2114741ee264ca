using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>Every accepted event is delivered or visibly waiting, whatever crashes.</summary>
public sealed class PostgresDeliveryKillTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task EveryAcceptedEventReachesTheReceiver()
    {
        await using var postgres = await PostgresServer.StartAsync();

        await DeliveryKilling.Run("PostgreSQL", await postgres.CreateDatabaseAsync(), output);
    }
}
