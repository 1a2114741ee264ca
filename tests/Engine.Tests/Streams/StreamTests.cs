using Orleans.Streams;

namespace OrleansNotify.Engine.Tests;

public sealed class StreamTests(ClusterFixture fixture) : EngineTest(fixture)
{
    static readonly string[] Ten = [.. Enumerable.Range(0, 10).Select(i => $"{i}")];

    [Fact]
    public async Task AClientHearsWhatIsPublishedInOrder()
    {
        await Stream("client").SubscribeAsync(Hear);

        foreach (var item in Ten)
        {
            await Stream("client").OnNextAsync(item);
        }

        await Probe.Has("9");
        Assert.Equal(Ten, Probe.Log);
    }

    [Fact]
    public async Task ABatchArrivesItemByItem()
    {
        await Stream("client").SubscribeAsync(Hear);

        await Stream("client").OnNextBatchAsync(Ten);

        await Probe.Has("9");
        Assert.Equal(Ten, Probe.Log);
    }

    [Fact]
    public async Task ABatchObserverHearsBatches()
    {
        await Stream("client").SubscribeAsync(items =>
        {
            Probe.Note(string.Join(",", items.Select(next => next.Item)));
            return Task.CompletedTask;
        });

        await Stream("client").OnNextBatchAsync(Ten);

        await Probe.Has(string.Join(",", Ten));
    }

    [Fact]
    public async Task EverySubscriberHearsEverything()
    {
        await Stream("client").SubscribeAsync((item, _) => Note("a" + item));
        await Stream("client").SubscribeAsync((item, _) => Note("b" + item));

        await Stream("client").OnNextAsync("1");

        await Probe.Has("a1");
        await Probe.Has("b1");
    }

    [Fact]
    public async Task WhoUnsubscribedHearsNoMore()
    {
        var first = await Stream("client").SubscribeAsync((item, _) => Note("a" + item));
        await Stream("client").SubscribeAsync((item, _) => Note("b" + item));
        await Stream("client").OnNextAsync("1");
        await Probe.Has("a1");

        await first.UnsubscribeAsync();
        await Stream("client").OnNextAsync("2");

        await Probe.Has("b2");
        Assert.Equal(0, Probe.Count("a2"));
    }

    [Fact]
    public async Task AResumedHandleHearsThroughItsNewObserver()
    {
        var handle = await Stream("client").SubscribeAsync((item, _) => Note("old " + item));
        await handle.ResumeAsync((item, _) => Note("new " + item), failure => Note(failure.Message));

        await Stream("client").OnNextAsync("1");

        await Probe.Has("new 1");
        Assert.Equal(["new 1"], Probe.Log);
    }

    [Fact]
    public async Task AStreamIsHeardUnderItsOwnKeyOnly()
    {
        await Stream("client").SubscribeAsync(Hear);
        await Cluster.Client.GetStreamProvider(TestSilo.Streams).GetStream<string>("client", Key + "/other").OnNextAsync("theirs");
        await Stream("client").OnNextAsync("mine");

        await Probe.Has("mine");
        Assert.Equal(["mine"], Probe.Log);
    }

    [Fact]
    public async Task AnImplicitSubscriberIsWokenByTheStreamOfItsKey()
    {
        await Stream(ImplicitHearerGrain.Namespace).OnNextBatchAsync(Ten);

        await Probe.Has("9");
        Assert.Equal(Ten, Probe.Log);
        Assert.Equal(10, await Grain<IImplicitHearer>().Heard());
    }

    [Fact]
    public async Task AnItemThatASubscriberFailedOnComesAgain()
    {
        Probe.Failures = 1;

        await Stream(ImplicitHearerGrain.Namespace).OnNextAsync("1");
        await Stream(ImplicitHearerGrain.Namespace).OnNextAsync("2");

        await Probe.Has("2");
        Assert.Equal(["1", "2"], Probe.Log);
    }

    [Fact]
    public async Task AGrainSubscribesAndUnsubscribes()
    {
        var grain = Grain<IExplicitHearer>();
        await grain.Subscribe();
        await grain.Publish("1");
        await Probe.Has("1");

        await grain.Unsubscribe();
        await Stream("explicit").SubscribeAsync((item, _) => Note("client " + item));
        await grain.Publish("2");

        await Probe.Has("client 2");
        Assert.Equal(0, Probe.Count("2"));
    }

    [Fact]
    public async Task AGrainsSubscriptionSurvivesItsActivation()
    {
        await Grain<IExplicitHearer>().Subscribe();
        await Grain<IExplicitHearer>().Leave();

        await Stream("explicit").OnNextAsync("1");

        await Probe.Has("1");
        Assert.Equal(["resumed", "1"], Probe.Log);
    }

    IAsyncStream<string> Stream(string ns) =>
        Cluster.Client.GetStreamProvider(TestSilo.Streams).GetStream<string>(StreamId.Create(ns, Key));

    Task Hear(string item, StreamSequenceToken? token) => Note(item);

    Task Note(string what)
    {
        Probe.Note(what);
        return Task.CompletedTask;
    }
}
