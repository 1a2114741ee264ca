namespace OrleansNotify.Architecture;

public sealed class CycleTests
{
    [Fact]
    public void ArrowsOnACircleAreFound()
    {
        Arrow[] arrows = [new("a", "b"), new("b", "c"), new("c", "a"), new("c", "d")];

        Assert.Equal([new("a", "b"), new("b", "c"), new("c", "a")], Cycles.In(arrows));
    }

    [Fact]
    public void OneWayArrowsAreNoCircle()
    {
        Assert.Empty(Cycles.In([new("a", "b"), new("a", "c"), new("b", "c")]));
    }
}
