using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class ActivationDirectory(Silo silo, GrainClasses classes)
{
    readonly ConcurrentDictionary<GrainId, Activation> _single = new();
    readonly ConcurrentDictionary<GrainId, WorkerGroup> _workers = new();
    readonly ConcurrentDictionary<GrainId, Activation> _observers = new();

    // By pairs: Values would lock all of a dictionary and copy it.
    public IEnumerable<Activation> Grains =>
        _single.Select(pair => pair.Value).Concat(_workers.SelectMany(pair => pair.Value.All));

    public IEnumerable<Activation> Everything => Grains.Concat(_observers.Select(pair => pair.Value));

    /// <returns>The activation that took it, if further requests should go there too.</returns>
    public Activation? Deliver(Request request)
    {
        var id = request.Target;
        if (id.Type == Observers.Type)
        {
            return DeliverToObserver(id, request);
        }

        var grainClass = classes[id.Type];
        if (grainClass.MaxWorkers > 0)
        {
            _workers.GetOrAdd(id, _ => new WorkerGroup(grainClass.MaxWorkers, () => new Activation(silo, id, grainClass))).Post(request);
            return null;
        }

        while (true)
        {
            var activation = GetOrCreate(id, grainClass);
            if (activation.TryPost(request))
            {
                return activation;
            }

            Remove(activation);
        }
    }

    public void Add(Activation observer) => _observers[observer.GrainId] = observer;

    public void RemoveObserver(GrainId id) => _observers.TryRemove(id, out _);

    public void Remove(Activation activation)
    {
        _single.TryRemove(KeyValuePair.Create(activation.GrainId, activation));
        if (_workers.TryGetValue(activation.GrainId, out var group))
        {
            group.Remove(activation);
        }
    }

    Activation GetOrCreate(GrainId id, GrainClass grainClass)
    {
        if (_single.TryGetValue(id, out var activation))
        {
            return activation;
        }

        // The loser of a race has run nothing yet, so it can be dropped.
        return _single.GetOrAdd(id, new Activation(silo, id, grainClass));
    }

    Activation? DeliverToObserver(GrainId id, Request request)
    {
        if (!_observers.TryGetValue(id, out var observer))
        {
            request.Fail(new ClientNotAvailableException(id));
        }
        else
        {
            observer.TryPost(request);
        }

        return null;
    }
}
