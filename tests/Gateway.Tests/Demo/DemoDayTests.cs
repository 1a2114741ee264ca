using OrleansNotify.Deliveries;
using OrleansNotify.Events;

namespace OrleansNotify.Demo;

public sealed class DemoDayTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 13, 30, 0, TimeSpan.Zero);

    [Fact]
    public void DayIsTheSameEveryTimeAndEndsBeforeNow()
    {
        var (first, second) = (DemoDay.Before(Now).ToList(), DemoDay.Before(Now).ToList());

        Assert.Equal(first.Select(fact => (fact.At, fact.Type, Convert.ToHexString(fact.Payload))), second.Select(fact => (fact.At, fact.Type, Convert.ToHexString(fact.Payload))));
        Assert.InRange(first.Count, 400, 3_000);
        Assert.All(first, fact => Assert.InRange(fact.At, Now - TimeSpan.FromHours(24), Now));
    }

    [Fact]
    public void EveryEndpointOfTheDemoGetsEvents()
    {
        var types = DemoDay.Before(Now).Select(fact => fact.Type).ToHashSet();

        Assert.All(DemoEndpoint.All, endpoint => Assert.Contains(types, endpoint.Wants));
    }

    [Theory]
    [InlineData(DemoReceiver.Steady, DeliveryStatus.Succeeded)]
    [InlineData(DemoReceiver.Down, DeliveryStatus.Dead)]
    public void PastDeliveryEndsAsItsReceiverAnswers(string receiver, string status)
    {
        var endpoint = DemoEndpoint.All.Single(known => known.Receiver == receiver);
        var fact = new DemoFact(Now - TimeSpan.FromHours(20), "order.created", "shop", [], "{}"u8.ToArray());
        var appended = new AppendResult(AppendStatus.Accepted, "evt_0123456789abcdef0123456789abcdef", 7, fact.At);

        var outcomes = new DemoDelivery("ep_1", "http://localhost/x", endpoint, new Random(1)).Of(fact, appended, Now);

        Assert.Equal(status, outcomes[^1].Delivery.Status);
        Assert.Equal(Enumerable.Range(1, outcomes.Count), outcomes.Select(outcome => outcome.Attempt!.Number));
        Assert.All(outcomes.Zip(outcomes.Skip(1)), pair => Assert.True(pair.First.Attempt!.StartedAt < pair.Second.Attempt!.StartedAt));
        Assert.All(outcomes.SkipLast(1), outcome => Assert.Equal(DeliveryStatus.Retrying, outcome.Delivery.Status));
    }
}
