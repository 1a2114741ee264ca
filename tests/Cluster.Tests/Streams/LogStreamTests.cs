using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansNotify.Events;

namespace OrleansNotify.Streams;

public sealed class LogStreamTests(StreamingSilo streaming) : IClassFixture<StreamingSilo>
{
    [Fact]
    public async Task GrainWithAnImplicitSubscriptionIsSentWhatIsCommitted()
    {
        var tenant = await streaming.Cluster.Tenant();

        for (var i = 0; i < 20; i++)
        {
            await tenant.Append();
        }

        await Eventually.Holds(() => HeardBatches.Of(tenant.Name).Count == 20, "all events were heard");
        Assert.Equal(Enumerable.Range(1, 20).Select(seq => (long)seq), HeardBatches.Of(tenant.Name));
    }

    [Fact]
    public async Task ReaderOfAClientGetsEachEventOnceAlsoThoseNoMessageToldOf()
    {
        var tenant = await streaming.Cluster.Tenant();
        await tenant.Append();
        await tenant.Append();
        var read = new List<long>();
        await using var reader = new LogReader(streaming.Cluster.Client, tenant.Name, 0, logged =>
        {
            read.Add(logged.Seq);
            return Task.CompletedTask;
        });
        await reader.Start();
        await Eventually.Holds(() => reader.Position == 2, "what was there before was read");

        // Committed behind the log's back, as by another activation: nothing is published.
        await streaming.Cluster.Service<IEventLog>().Append(tenant.Name, [Tenant.Event()], streaming.Cluster.Now, CancellationToken.None);
        await tenant.Append();

        await Eventually.Holds(() => reader.Position == 4, "the gap was read");
        Assert.Equal([1, 2, 3, 4], read);
    }

    [Fact]
    public async Task ProviderThatNeverAnswersDoesNotDelayAppends()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Replace = services => services.AddKeyedSingleton(LogStream.Provider, StuckStreams.Provider),
        });
        var tenant = await cluster.Tenant();

        for (var i = 0; i < 50; i++)
        {
            await tenant.Append().WaitAsync(TimeSpan.FromSeconds(20));
        }

        Assert.True(StuckStreams.Calls > 0, "the provider was called");
    }
}
