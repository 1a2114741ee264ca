using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

internal sealed class MemoryStream<T>(Topic topic) : IAsyncStream<T>
{
    public StreamId StreamId => topic.Id;

    public string ProviderName => topic.Provider.Name;

    public bool IsRewindable => false;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => OnNextBatchAsync([item], token);

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        topic.Publish(batch);
        return Task.CompletedTask;
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => Subscribe(new ItemSink<T>(observer));

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) => Subscribe(new BatchSink<T>(observer));

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
            [.. topic.Of(Activation.Current?.GrainId).Select(subscription => new SubscriptionHandle<T>(subscription))]);

    Task<StreamSubscriptionHandle<T>> Subscribe(Sink sink) =>
        new SubscriptionHandle<T>(topic.Subscribe(Activation.Current?.GrainId)).Resume(sink);
}
