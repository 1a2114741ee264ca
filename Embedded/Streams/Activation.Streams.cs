using Orleans.Streams.Core;

namespace Orleans.Embedded;

internal sealed partial class Activation
{
    // By turns only. Lost with the activation: the next one subscribes again, in OnActivateAsync or in OnSubscribed.
    readonly Dictionary<Guid, Sink> _sinks = [];

    public void Attach(Subscription subscription, Sink sink) => _sinks[subscription.Id] = sink;

    public void Detach(Subscription subscription) => _sinks.Remove(subscription.Id);

    public async Task ReceiveAsync(Subscription subscription, Func<Sink, Task> deliver)
    {
        if (!_sinks.ContainsKey(subscription.Id) && GrainInstance is IStreamSubscriptionObserver observer)
        {
            await observer.OnSubscribed(new SubscriptionHandleFactory(subscription));
        }

        if (_sinks.TryGetValue(subscription.Id, out var sink))
        {
            await deliver(sink);
        }
        else
        {
            Silo.LogNoStreamObserver(GrainId, subscription.Topic.Id);
        }
    }
}
