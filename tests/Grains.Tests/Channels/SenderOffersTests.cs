using OrleansNotify.Events;

namespace OrleansNotify.Channels;

public sealed class SenderOffersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly SenderOffers _offers = new();

    [Fact]
    public void WhatIsOfferedIsTakenOnce()
    {
        _offers.Add(Offer());
        _offers.Add(Offer());

        Assert.True(_offers.TryTake(Noon, out var offered));
        Assert.Equal(2, offered.Count);
        Assert.True(_offers.TryTake(Noon, out offered));
        Assert.Empty(offered);
    }

    [Fact]
    public void MoreThanIsKeptIsMissedOnceAndThenReadFromTheStore()
    {
        for (var i = 0; i < 10; i++)
        {
            _offers.Add(Offer());
        }

        Assert.False(_offers.TryTake(Noon, out var offered));
        Assert.InRange(offered.Count, 1, 9);
        Assert.True(_offers.TryTake(Noon, out _));
    }

    [Fact]
    public void OldOfferIsNotReliedOn()
    {
        _offers.Add(Offer());

        Assert.False(_offers.TryTake(Noon.AddSeconds(1), out _));
    }

    private static PlannedMessages Offer() => new([], new Dictionary<long, LoggedEvent>(), Noon);
}
