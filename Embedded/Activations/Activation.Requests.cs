using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

internal sealed partial class Activation
{
    // Then what its requests awaited comes first.
    const int RequestsAtOnce = 50;

    ExecutionContext? _bare;

    public void Pump()
    {
        _bare ??= ExecutionContext.Capture();
        if (TryBeginLife())
        {
            return;
        }

        for (var started = 0; started < RequestsAtOnce; started++)
        {
            if (StartNext() is not { } request)
            {
                TryEndLife();
                return;
            }

            Run(request);
        }

        _scheduler.WakePump();
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
            outcome = request.Start(GrainInstance!) ?? throw new InvalidOperationException($"No task came back from {request}.");
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
