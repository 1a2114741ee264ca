using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed partial class Activation
{
    readonly AsyncServiceScope? _scope;
    State _state = State.New;

    enum State
    {
        New,
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    bool TryBeginLife()
    {
        Dictionary<string, object>? context;
        lock (_gate)
        {
            if (_state != State.New)
            {
                return _state == State.Activating;
            }

            _state = State.Activating;
            context = _inbox.First?.Context;
        }

        RequestContext.Current = context;
        _ = ActivateAsync();
        return true;
    }

    async Task ActivateAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(Silo.Collection.ActivationTimeout, Silo.ActivationTime);
            GrainInstance = await _class!.Create(this, deadline.Token);
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(deadline.Token).WaitAsync(deadline.Token);
            }
        }
        catch (Exception failure)
        {
            Silo.LogActivationFailed(failure, GrainId);
            foreach (var request in await Leave())
            {
                request.Fail(failure);
            }

            return;
        }

        lock (_gate)
        {
            _state = State.Active;
            _usedAt = Silo.ActivationTime.GetTimestamp();
        }

        GrainCount.Add(1, _class.GrainType);
        Pump();
    }
}
