using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>Every accepted event is delivered or visibly waiting, whatever crashes.</summary>
public sealed class SqliteDeliveryKillTests(ITestOutputHelper output)
{
    [Fact]
    public Task EveryAcceptedEventReachesTheReceiver() => DeliveryKilling.Run("SQLite", "", output);
}
