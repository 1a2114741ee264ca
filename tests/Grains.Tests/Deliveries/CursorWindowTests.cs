namespace OrleansNotify.Deliveries;

public sealed class CursorWindowTests
{
    private readonly CursorWindow _window = new(10);

    [Fact]
    public void WithoutAnythingOpenItIsWhereItLooked()
    {
        _window.ConsiderUpTo(15);

        Assert.Equal(15, _window.Cursor);
    }

    [Fact]
    public void TheOldestOpenOneHoldsIt()
    {
        _window.Add(12);
        _window.Add(14);
        _window.Add(15);
        _window.ConsiderUpTo(20);
        Assert.Equal(11, _window.Cursor);

        _window.Recorded(15);
        _window.Recorded(14);
        Assert.Equal(11, _window.Cursor);

        _window.Recorded(12);
        Assert.Equal(20, _window.Cursor);
    }

    [Fact]
    public void RecordingTwiceIsTheSameAsOnce()
    {
        _window.Add(11);
        _window.Add(12);

        _window.Recorded(12);
        _window.Recorded(12);
        _window.Recorded(11);
        _window.Recorded(11);

        Assert.Equal(12, _window.Cursor);
        Assert.Equal(0, _window.Open);
    }

    [Fact]
    public void WhatIsLeftOutHoldsItNoMore()
    {
        _window.Add(11);
        _window.Add(12);
        _window.Add(13);

        _window.LeaveOut(new HashSet<long> { 12 });
        _window.ConsiderUpTo(50);
        Assert.Equal(11, _window.Cursor);

        _window.Recorded(12);
        Assert.Equal(50, _window.Cursor);
    }
}
