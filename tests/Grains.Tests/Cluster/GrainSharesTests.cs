namespace OrleansNotify.Cluster;

public sealed class GrainSharesTests
{
    private readonly GrainShares _shares = new();

    [Fact]
    public void AFewAreFairBeforeAnybodyHasSpoken() => Assert.Equal(16, _shares.Most("tenant-log"));

    [Fact]
    public void AQuarterMoreThanTheSiloWithFewestIsFair()
    {
        _shares.Take([Of("silo", 200), Of("silo", 100), Of("gateway", 0)]);

        Assert.Equal(16 + 125, _shares.Most("tenant-log"));
        Assert.Equal(16, _shares.Most("tenant-dispatcher"));
    }

    [Fact]
    public void ASiloThatHasJustComeHasNone()
    {
        _shares.Take([Of("silo", 200), Of("silo", 0)]);

        Assert.Equal(16, _shares.Most("tenant-log"));
    }

    private static ReportedProcess Of(string role, int logs) => new(
        new ProcessReport(
            "id", role, "host", "host:1", 1, "1.0.0", default, "ready", 0, TimeSpan.Zero, 0,
            logs == 0 ? [] : new Dictionary<string, int> { ["TenantLogGrain"] = logs }),
        default);
}
