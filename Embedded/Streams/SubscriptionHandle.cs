using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Embedded;

internal sealed class SubscriptionHandle<T>(Subscription subscription) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => subscription.Topic.Id;

    public override string ProviderName => subscription.Topic.Provider.Name;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        Activation.Current?.Detach(subscription);
        subscription.End();
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new ItemSink<T>(observer));

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new BatchSink<T>(observer));

    public Task<StreamSubscriptionHandle<T>> Resume(Sink sink)
    {
        if (Activation.Current is { } activation)
        {
            activation.Attach(subscription, sink);
        }
        else
        {
            subscription.ClientSink = sink;
        }

        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}

internal sealed class SubscriptionHandleFactory(Subscription subscription) : IStreamSubscriptionHandleFactory
{
    public string ProviderName => subscription.Topic.Provider.Name;

    public StreamId StreamId => subscription.Topic.Id;

    public StreamSubscriptionHandle<T> Create<T>() => new SubscriptionHandle<T>(subscription);
}
