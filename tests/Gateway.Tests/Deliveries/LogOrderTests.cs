namespace OrleansNotify.Deliveries;

public sealed class LogOrderTests
{
    [Fact]
    public void APageEndsWhereTheFirstOfItsSourcesDoes()
    {
        var page = LogOrder.Merge([Page("ep_0", At(7), 9, 8, 7), Page("ep_1", null, 8, 5)], 10);

        Assert.Equal([9, 8, 8, 7], page.Deliveries.Select(row => row.Seq));
        Assert.Equal(At(7), page.Next);
    }

    [Fact]
    public void APageThatIsFullEndsWithItsLastItem()
    {
        var page = LogOrder.Merge([Page("ep_0", At(2), 9, 7, 2), Page("ep_1", null, 8)], 2);

        Assert.Equal([9, 8], page.Deliveries.Select(row => row.Seq));
        Assert.Equal((8, "ep_1"), (page.Next!.Value.Seq, page.Next.Value.EndpointId));
    }

    [Fact]
    public void TheLastPageHasNoNextOne()
    {
        var page = LogOrder.Merge([Page("ep_0", null, 3, 1), Page("ep_1", null, 2)], 3);

        Assert.Equal([3, 2, 1], page.Deliveries.Select(row => row.Seq));
        Assert.Null(page.Next);
    }

    [Fact]
    public void WhatWasPendingAMomentAgoIsShownOnceAsWhatItIsNow()
    {
        var tried = Row("ep_0", 3) with { Status = DeliveryStatus.Succeeded };

        var page = LogOrder.Merge([new DeliveryPage([tried], null), new DeliveryPage([Row("ep_0", 3)], null)], 5);

        Assert.Equal(DeliveryStatus.Succeeded, Assert.Single(page.Deliveries).Status);
    }

    [Fact]
    public void OfOneEventTheHigherEndpointComesFirst()
    {
        var page = LogOrder.Merge([new DeliveryPage([Row("ep_a", 3), Row("ep_c", 3), Row("ep_b", 4)], null)], 5);

        Assert.Equal(["ep_b", "ep_c", "ep_a"], page.Deliveries.Select(row => row.EndpointId));
    }

    [Fact]
    public void UpwardsAPageEndsWhereTheFirstOfItsSourcesDoesAndIsNewestFirstAllTheSame()
    {
        var page = LogOrder.MergeUp([Page("ep_0", At(9), 9, 8, 7), Page("ep_1", null, 12, 8, 5)], 10);

        Assert.Equal([9, 8, 8, 7, 5], page.Deliveries.Select(row => row.Seq));
        Assert.Equal(At(9), page.Next);
    }

    [Fact]
    public void UpwardsAFullPageIsTheLowestAndEndsWithItsFirstItem()
    {
        var page = LogOrder.MergeUp([Page("ep_0", null, 9, 7, 2), Page("ep_1", null, 8)], 2);

        Assert.Equal([7, 2], page.Deliveries.Select(row => row.Seq));
        Assert.Equal(At(7), page.Next);
    }

    private static DeliveryId At(long seq) => new("ep_0", seq);

    private static DeliveryPage Page(string endpoint, DeliveryId? next, params long[] seqs)
        => new([.. seqs.Select(seq => Row(endpoint, seq))], next);

    private static DeliveryRow Row(string endpoint, long seq) => new(
        endpoint, seq, $"evt_{seq}", "a", "api", DateTimeOffset.UnixEpoch, DeliveryStatus.Pending, 0, 0, AttemptTrigger.Schedule, null, null,
        null, DateTimeOffset.UnixEpoch, null);
}
