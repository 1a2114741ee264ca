using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed partial class Activation
{
    readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DeactivationReason? _reason;
    long _deactivationAskedAt;

    public Task Deactivated => _deactivated.Task;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_reason is not null || _state == State.Gone)
            {
                return;
            }

            _reason = deactivationReason;
            _deactivationAskedAt = Silo.ActivationTime.GetTimestamp();
        }

        _scheduler.WakePump();
    }

    public void KeepFor(TimeSpan span)
    {
        lock (_gate)
        {
            _keptUntil = span < TimeSpan.Zero ? DateTimeOffset.MinValue
                : span >= TimeSpan.FromDays(3650) ? DateTimeOffset.MaxValue
                : Silo.ActivationTime.GetUtcNow() + span;
        }
    }

    public void DeactivateIfIdle()
    {
        lock (_gate)
        {
            if (_state != State.Active || !_inbox.IsIdle || _keptUntil > Silo.ActivationTime.GetUtcNow()
                || Silo.ActivationTime.GetElapsedTime(_usedAt) < Silo.CollectionAge(_class!))
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "It was idle for the collection age."));
    }

    void TryEndLife()
    {
        lock (_gate)
        {
            var overdue = _inbox.Running > 0 && _reason is not null
                && Silo.ActivationTime.GetElapsedTime(_deactivationAskedAt) > Silo.Collection.DeactivationTimeout;
            if (_state != State.Active || _reason is null || (_inbox.Running > 0 && !overdue))
            {
                return;
            }

            _state = State.Deactivating;
        }

        RequestContext.Current = null;
        _ = DeactivateAsync(_reason.Value);
    }

    async Task DeactivateAsync(DeactivationReason reason)
    {
        GrainCount.Add(-1, _class!.GrainType);
        try
        {
            DisposeTimers();
            if (GrainInstance is IGrainBase grain)
            {
                using var deadline = new CancellationTokenSource(Silo.Collection.DeactivationTimeout, Silo.ActivationTime);
                await grain.OnDeactivateAsync(reason, deadline.Token).WaitAsync(deadline.Token);
            }
        }
        catch (Exception failure)
        {
            Silo.LogDeactivationFailed(failure, GrainId);
        }

        foreach (var request in await Leave())
        {
            Forward(request);
        }
    }

    void Forward(Request request)
    {
        if (request.LocalOnly)
        {
            request.Fail(new ObjectDisposedException(GrainId.ToString()));
        }
        else if (!request.IsSettled)
        {
            Silo.Resend(request);
        }
    }

    // Out of the directory before the requests are sent on, or they would come back to this one.
    async Task<List<Request>> Leave()
    {
        List<Request> left;
        lock (_gate)
        {
            _state = State.Gone;
            left = _inbox.TakeAll();
        }

        Silo.Directory.Remove(this);
        try
        {
            DisposeTimers();
            await DisposeInstanceAsync();
            await (_scope?.DisposeAsync() ?? default);
        }
        catch (Exception failure)
        {
            Silo.LogDeactivationFailed(failure, GrainId);
        }

        _deactivated.TrySetResult();
        return left;
    }

    ValueTask DisposeInstanceAsync()
    {
        if (GrainInstance is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (GrainInstance as IDisposable)?.Dispose();
        return default;
    }
}
