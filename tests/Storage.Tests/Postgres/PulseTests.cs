namespace OrleansNotify.Storage.Postgres;

public sealed class PulseTests : IDisposable
{
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    private readonly StillTime _time = new();
    private readonly Pulse _pulse;

    public PulseTests() => _pulse = new Pulse(new StorageOptions { IsShared = true }, _time);

    [Fact]
    public void WhoRunsMayWrite()
    {
        _time.Run(TimeSpan.FromMinutes(1));

        Assert.True(_pulse.IsSteady);
    }

    [Fact]
    public void WhoStoodStillForShortMayWrite()
    {
        _time.StandStill(TimeSpan.FromSeconds(3));

        Assert.True(_pulse.IsSteady);
    }

    [Fact]
    public void WhoStoodStillForLongMayNotWriteBeforeTheFirstBeat()
    {
        _time.StandStill(TimeSpan.FromSeconds(30));

        Assert.False(_pulse.IsSteady);
        Assert.Throws<StoreUnavailableException>(_pulse.Check);
    }

    [Fact]
    public void WhoStoodStillForLongMayWriteWhenNobodyEndedIt()
    {
        _time.StandStill(TimeSpan.FromSeconds(30));
        _time.Run(Doubt / 2);
        Assert.False(_pulse.IsSteady);

        _time.Run(Doubt);

        Assert.True(_pulse.IsSteady);
    }

    [Fact]
    public void WhoIsAloneMayAlwaysWrite()
    {
        using var alone = new Pulse(new StorageOptions(), _time);

        _time.StandStill(TimeSpan.FromSeconds(30));

        Assert.True(alone.IsSteady);
    }

    public void Dispose() => _pulse.Dispose();
}
