using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

public sealed class OrderTests : IAsyncDisposable
{
    private static readonly EndpointSettings ByCustomer = PumpHarness.Settings with { Order = DeliveryOrder.Fifo, OrderingKey = "customer.id" };

    private readonly PumpHarness _pump = new();

    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    [Fact]
    public async Task AKeyGoesOneByOneInOrder()
    {
        await _pump.Start(ByCustomer);
        for (var i = 0; i < 30; i++)
        {
            await Order(i % 3);
        }

        await _pump.Recorded(30);

        foreach (var seqs in Sent().GroupBy(seq => seq % 3))
        {
            Assert.Equal(seqs.Order(), seqs);
        }
    }

    [Fact]
    public async Task AFailingOneHoldsItsOwnKeyOnly()
    {
        _pump.Sender.Script = sent => sent.MessageId == "evt_1" ? ScriptedSender.Status(500) : ScriptedSender.Ok;
        await _pump.Start(ByCustomer);
        await Order(1);
        await Order(1);
        await Order(2);
        await Order(1);
        await _pump.Recorded(2);
        await _pump.Quiet();
        Assert.Equal([1, 3], Sent().Order());

        _pump.Sender.Script = _ => ScriptedSender.Ok;
        await _pump.RunNext(1);
        await _pump.Recorded(5);

        // The first two went at once, in any order.
        Assert.Equal([1, 2, 4], Sent().Skip(2));
        Assert.Equal(4, _pump.Store.Cursor);
    }

    [Fact]
    public async Task ADeadOneHoldsItNoMore()
    {
        _pump.Sender.Script = sent => sent.MessageId == "evt_1" ? ScriptedSender.Status(500) : ScriptedSender.Ok;
        await _pump.Start(ByCustomer with { RetrySchedule = [TimeSpan.FromSeconds(5)] });
        await Order(1);
        await Order(1);
        await _pump.Recorded(1);

        await _pump.RunNext(1);
        await _pump.Recorded(3);

        Assert.Equal([1, 1, 2], Sent());
    }

    [Fact]
    public async Task ACrashKeepsTheOrder()
    {
        _pump.Sender.Script = sent => sent.MessageId == "evt_1" ? ScriptedSender.Status(500) : ScriptedSender.Ok;
        await _pump.Start(ByCustomer);
        await Order(1);
        await Order(1);
        await Order(2);
        await _pump.Recorded(2);

        await _pump.Stop();
        await _pump.Start(ByCustomer);
        await _pump.Wake(3);
        await _pump.Quiet();
        Assert.Equal([1, 3], Sent().Order());

        _pump.Sender.Script = _ => ScriptedSender.Ok;
        await _pump.RunNext(1);
        await _pump.Recorded(4);
        Assert.Equal([1, 3, 1, 2], Sent());
    }

    [Fact]
    public async Task WithoutAKeyAllAreOneLine()
    {
        await _pump.Start(PumpHarness.Settings with { Order = DeliveryOrder.Fifo });
        await _pump.Accept(50);
        await _pump.Recorded(50);

        Assert.Equal(Enumerable.Range(1, 50).Select(seq => (long)seq), Sent());
    }

    private Task Order(int customer) => _pump.Accept(1, $$$"""{"customer":{"id":{{{customer}}}}}""");

    private IEnumerable<long> Sent() =>
        _pump.Sender.Sent.Select(sent => long.Parse(sent.MessageId[4..], System.Globalization.CultureInfo.InvariantCulture));
}
