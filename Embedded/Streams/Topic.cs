using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One stream: who hears it. An item goes to those who are subscribed when it is published.</summary>
internal sealed class Topic
{
    readonly Lock _gate = new();
    readonly List<Subscription> _subscriptions;
    long _sequence;

    public Topic(MemoryStreamProvider provider, StreamId id)
    {
        (Provider, Id) = (provider, id);
        _subscriptions = [.. GrainClasses.Loaded.All
            .Where(known => known.StreamNamespaces.Contains(id.GetNamespace()))
            .Select(known => new Subscription(this, GrainId.Create(known.GrainType, id.GetKeyAsString()), isImplicit: true))];
    }

    public MemoryStreamProvider Provider { get; }

    public StreamId Id { get; }

    public void Publish<T>(IEnumerable<T> items)
    {
        lock (_gate)
        {
            _sequence++;
            var index = 0;
            var batch = items.Select(item => ((object?)item, new Position(_sequence, index++))).ToArray();
            foreach (var subscription in _subscriptions)
            {
                subscription.Enqueue(batch);
            }
        }
    }

    public Subscription Subscribe(GrainId? consumer)
    {
        var subscription = new Subscription(this, consumer, isImplicit: false);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public void Unsubscribe(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }

    public Subscription[] Of(GrainId? consumer)
    {
        lock (_gate)
        {
            return [.. _subscriptions.Where(subscription => subscription.Consumer == consumer)];
        }
    }
}
