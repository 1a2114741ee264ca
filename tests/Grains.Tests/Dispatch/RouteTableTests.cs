using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Dispatch;

public sealed class RouteTableTests
{
    private static readonly string[] Owners = ["", "", "ann@x.org", "bob@x.org", "cid@x.org"];
    private static readonly string[] Patterns = ["*", "order.*", "order.created", "order.line.*", "sale", "delivery.*"];
    private static readonly string[] Types = ["order.created", "order.line.added", "orders", "sale", "sale.made", "delivery.dead", "a b.c"];
    private static readonly string[] Keys = ["*", "u:ann@x.org", "u:bob@x.org", "u:nobody@x.org", "t:sales", "w:*", "w:u:ann@x.org"];
    private readonly RouteTable _table = new();
    private readonly Random _random = new(1);

    [Fact]
    public void EveryRouteThatMatchesIsFoundAndNoRemovedOne()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var id = $"ep_{_random.Next(100)}";
            if (_random.Next(3) == 0)
            {
                _table.Remove(id);
            }
            else
            {
                _table.Add(id, Route(Pick(Owners), [Pick(Patterns), Pick(Patterns)]));
            }

            LoggedEvent[] events = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Event(Pick(Types), [Pick(Keys), Pick(Keys)]))];
            var found = _table.Concerned(events);

            Assert.Subset(_table.All.Values.ToHashSet(), found.ToHashSet());
            Assert.Superset(_table.All.Values.Where(route => events.Any(route.Match.MayMatch)).ToHashSet(), found.ToHashSet());
        }
    }

    [Fact]
    public void EventOfOneUserFindsOneOfTenThousandEndpoints()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _table.Add($"ep_{i}", Route($"user{i}@x.org", ["order.*"]));
        }

        var found = _table.Concerned([Event("order.created", ["u:user77@x.org"])]);

        Assert.Same(_table.All["ep_77"], Assert.Single(found));
        Assert.Empty(_table.Concerned([Event("sale", ["*"])]));
    }

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];

    private static Route Route(string owner, string[] types) => new(null!, EndpointMatch.Of(owner, Settings(types)), 0, 0);

    private static EndpointSettings Settings(string[] types) => new(
        "https://example.org/", types, null, [], TimeSpan.FromSeconds(15), 0, DeliveryOrder.Parallel, null, null,
        SignatureScheme.Hmac, null, BodyFormat.Payload, "", []);

    private static LoggedEvent Event(string type, string[] audience) => new(
        1, "evt_1", type, "test", audience, 0, "{}"u8.ToArray(), DateTimeOffset.UnixEpoch);
}
