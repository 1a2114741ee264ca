using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>One living grain, an observer of a client, or a worker of a stateless grain. Its life is in Activation.Life.cs.</summary>
internal sealed partial class Activation : IGrainContext
{
    readonly Lock _gate = new();
    readonly Inbox _inbox;
    readonly TurnScheduler _scheduler;
    readonly GrainClass? _class;
    ExecutionContext? _bare;
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

    public void Pump()
    {
        _bare ??= ExecutionContext.Capture();
        if (TryBeginLife())
        {
            return;
        }

        while (StartNext() is { } request)
        {
            Run(request);
        }

        TryEndLife();
    }

    public void ExpireRequests(TimeProvider time)
    {
        lock (_gate)
        {
            if (_inbox.IsIdle)
            {
                return;
            }

            foreach (var request in _inbox.Everything())
            {
                request.FailIfExpired(time);
            }
        }

        // Should a request outlast the time that a deactivation waits, nothing else would look.
        _scheduler.WakePump();
    }

    public void EnsureCurrent()
    {
        if (Current != this)
        {
            throw new InvalidOperationException($"{GrainId} can be used by its own turns only.");
        }
    }

    Request? StartNext()
    {
        lock (_gate)
        {
            return _state == State.Active && _reason is null ? _inbox.StartNext() : null;
        }
    }

    void Run(Request request)
    {
        // What an earlier request of this pump left in async locals is not the next one's.
        ExecutionContext.Restore(_bare!);
        RequestContext.Current = request.Context;
        Task outcome;
        try
        {
            outcome = request.Start(GrainInstance!);
        }
        catch (Exception thrown)
        {
            outcome = Task.FromException(thrown);
        }

        if (outcome.IsCompleted)
        {
            Finish(request, outcome);
        }
        else
        {
            _ = FinishLater(request, outcome);
        }
    }

    async Task FinishLater(Request request, Task outcome)
    {
        await outcome.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Finish(request, outcome);
        Pump();
    }

    void Finish(Request request, Task outcome)
    {
        lock (_gate)
        {
            _inbox.Finish(request);
            if (request.KeepsAlive)
            {
                _usedAt = Silo.ActivationTime.GetTimestamp();
            }
        }

        // Its state is stale: the next activation reads it anew. Callers further up that fail with it did nothing wrong.
        if (_class is not null && outcome.Exception?.InnerException is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            conflict.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, conflict, "The stored state has changed."));
        }

        request.Complete(outcome);
    }
}
