using OrleansNotify.Deliveries;
using OrleansNotify.Testing;

namespace OrleansNotify.Lifecycle;

public sealed class LagTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly DeliveryLag _lag;

    public LagTests() => _lag = new DeliveryLag(_time);

    [Fact]
    public void NothingToDoIsNoLag()
    {
        _lag.Waits("a");
        _lag.IsDone("a");
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(TimeSpan.Zero, _lag.Oldest);
    }

    [Fact]
    public void TheOldestCounts()
    {
        _lag.Waits("a");
        _time.Advance(TimeSpan.FromSeconds(20));
        _lag.Waits("b");
        _lag.Waits("a");
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(30), _lag.Oldest);

        _lag.IsDone("a");

        Assert.Equal(TimeSpan.FromSeconds(10), _lag.Oldest);
    }

    [Fact]
    public void WhoGetsOnBeginsAnew()
    {
        _lag.Waits("a");
        _time.Advance(TimeSpan.FromSeconds(20));
        _lag.Moves("a");
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(1), _lag.Oldest);
    }

    public void Dispose() => _lag.Dispose();
}
