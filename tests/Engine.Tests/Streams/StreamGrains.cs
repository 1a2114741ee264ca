using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrleansNotify.Engine.Tests;

internal interface IImplicitHearer : IGrainWithStringKey
{
    Task<int> Heard();
}

[ImplicitStreamSubscription(Namespace)]
internal sealed class ImplicitHearerGrain : Grain, IImplicitHearer, IStreamSubscriptionObserver
{
    public const string Namespace = "implicit";
    int _heard;

    public Task<int> Heard() => Task.FromResult(_heard);

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<string>().ResumeAsync(Hear);

    Task Hear(string item, StreamSequenceToken? token)
    {
        var probe = Probe.Of(this.GetPrimaryKeyString());
        if (probe.TakeFailure())
        {
            throw new InvalidOperationException("Deaf for a moment.");
        }

        _heard++;
        probe.Note(item);
        return Task.CompletedTask;
    }
}

internal interface IExplicitHearer : IGrainWithStringKey
{
    Task Subscribe();

    Task Unsubscribe();

    Task Publish(string item);

    Task Leave();
}

internal sealed class ExplicitHearerGrain : Grain, IExplicitHearer
{
    IAsyncStream<string> Stream => this.GetStreamProvider(TestSilo.Streams).GetStream<string>(StreamId.Create("explicit", this.GetPrimaryKeyString()));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(Hear);
            Probe.Of(this.GetPrimaryKeyString()).Note("resumed");
        }
    }

    public async Task Subscribe() => await Stream.SubscribeAsync(Hear);

    public async Task Unsubscribe()
    {
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.UnsubscribeAsync();
        }
    }

    public Task Publish(string item) => Stream.OnNextAsync(item);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    Task Hear(string item, StreamSequenceToken? token)
    {
        Probe.Of(this.GetPrimaryKeyString()).Note(item);
        return Task.CompletedTask;
    }
}
