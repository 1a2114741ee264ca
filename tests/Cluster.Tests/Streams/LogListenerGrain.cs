using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansNotify.Events;

namespace OrleansNotify.Streams;

/// <summary>A consumer that an operator adds to a silo: subscribed to every tenant's stream by its attribute alone.</summary>
[ImplicitStreamSubscription(LogStream.Namespace), GrainType("test-log-listener")]
internal sealed class LogListenerGrain : Grain, IGrainWithStringKey, IStreamSubscriptionObserver, IAsyncObserver<LogBatch>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<LogBatch>().ResumeAsync(this);

    public Task OnNextAsync(LogBatch item, StreamSequenceToken? token = null)
    {
        HeardBatches.Add(this.GetPrimaryKeyString(), item);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
