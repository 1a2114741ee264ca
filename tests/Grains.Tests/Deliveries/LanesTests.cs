using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

public sealed class LanesTests
{
    private readonly Lanes _lanes = new();

    [Fact]
    public void WithoutALaneNobodyWaits()
    {
        Add(1, null);
        Add(2, null);

        Assert.Equal([1, 2], Ready());
    }

    [Fact]
    public void OneOfALaneAtATimeInOrder()
    {
        Add(1, "a");
        Add(2, "a");
        Add(3, "b");
        Add(4, "a");
        Assert.Equal([1, 3], Ready());

        _lanes.Release("a", 1);
        Assert.Equal([2], Ready());

        _lanes.Release("a", 2);
        Assert.Equal([4], Ready());
    }

    [Fact]
    public void WhatWaitsHoldsNoPayload()
    {
        Add(1, "a");
        Add(2, "a");
        Ready();

        _lanes.Release("a", 1);
        _lanes.TryTake(out var work);

        Assert.Null(work.Event);
    }

    [Fact]
    public void OnlyItsHolderFreesALane()
    {
        _lanes.Hold("a", 1);
        Add(2, "a");

        _lanes.Release("a", 99);
        Assert.Empty(Ready());

        _lanes.Release("a", 1);
        Assert.Equal([2], Ready());
    }

    [Fact]
    public void ThoseThatAreCancelledLoseTheirLanes()
    {
        _lanes.Hold("a", 1);
        _lanes.Hold("b", 2);
        Add(3, "a");
        Add(4, "b");

        _lanes.ReleaseUnless(seq => seq == 2);

        Assert.Equal([3], Ready());
    }

    [Fact]
    public void ItTakesABoundedNumber()
    {
        for (var seq = 1; !_lanes.IsFull; seq++)
        {
            Add(seq, null);
        }

        Assert.Equal(1000, _lanes.Ready);
    }

    private void Add(long seq, string? lane) => _lanes.Add(Work.First(
        new LoggedEvent(seq, $"evt_{seq}", "a", "s", [], 0, [1, 2, 3], DateTimeOffset.UnixEpoch), lane));

    private List<long> Ready()
    {
        var seqs = new List<long>();
        while (_lanes.TryTake(out var work))
        {
            seqs.Add(work.Seq);
        }

        return seqs;
    }
}
