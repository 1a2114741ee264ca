using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One living grain, an observer of a client, or a worker of a stateless grain. How it runs requests, begins and ends is in the files beside this one.</summary>
internal sealed partial class Activation : IGrainContext
{
    readonly Lock _gate = new();
    readonly Inbox _inbox;
    readonly TurnScheduler _scheduler;
    readonly GrainClass? _class;
    long _usedAt;
    DateTimeOffset _keptUntil;

    public Activation(Silo silo, GrainId id, GrainClass grainClass) : this(silo, id, grainClass.Reentrant)
    {
        _class = grainClass;
        _scope = silo.Services.CreateAsyncScope();
    }

    public Activation(Silo silo, GrainId id, IGrainObserver observer) : this(silo, id, reentrant: false)
    {
        GrainInstance = observer;
        _state = State.Active;
    }

    Activation(Silo silo, GrainId id, bool reentrant)
    {
        (Silo, GrainId) = (silo, id);
        _inbox = new(reentrant);
        _scheduler = new(this);
        _usedAt = silo.ActivationTime.GetTimestamp();
    }

    public static Activation? Current => (TaskScheduler.Current as TurnScheduler)?.Activation;

    public Silo Silo { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => (GrainReference)Silo.References.Refer(typeof(IGrain), GrainId);

    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? Silo.Services;

    public bool IsGone
    {
        get
        {
            lock (_gate)
            {
                return _state == State.Gone;
            }
        }
    }

    public int Load
    {
        get
        {
            lock (_gate)
            {
                return _inbox.Load;
            }
        }
    }

    /// <summary>False when the activation is gone: the request belongs to the next one.</summary>
    public bool TryPost(Request request)
    {
        lock (_gate)
        {
            if (_state == State.Gone)
            {
                return false;
            }

            _inbox.Add(request);
        }

        _scheduler.WakePump();
        return true;
    }

    /// <summary>For a stateless worker: takes the request only if nothing would have to wait for it.</summary>
    public bool TryPostIfIdle(Request request)
    {
        lock (_gate)
        {
            if (_state is State.Gone or State.Deactivating || !_inbox.IsIdle)
            {
                return false;
            }

            _inbox.Add(request);
        }

        _scheduler.WakePump();
        return true;
    }

    public void EnsureCurrent()
    {
        if (Current != this)
        {
            throw new InvalidOperationException($"{GrainId} can be used by its own turns only.");
        }
    }
}
