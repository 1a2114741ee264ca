namespace OrleansNotify.Engine.Tests;

internal interface ILife : IGrainWithStringKey
{
    Task<string> Activation();

    Task<string> LeaveThenWait();

    Task Leave();

    Task StayFor(TimeSpan span);

    Task TickToStay(TimeSpan period, bool keepAlive);

    Task LeaveByContext();
}

internal interface IPlainLife : ILife;

internal interface IIdle : ILife;

internal sealed class PlainLifeGrain : LifeGrain, IPlainLife;

internal sealed class IdleGrain : LifeGrain, IIdle;

internal abstract class LifeGrain : Grain
{
    readonly string _activation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Probe.TakeFailure())
        {
            throw new InvalidOperationException("Not yet.");
        }

        Probe.Note("activated");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Note($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Activation() => Task.FromResult(_activation);

    public async Task<string> LeaveThenWait()
    {
        DeactivateOnIdle();
        Probe.Note("leaving");
        await Probe.Gate;
        return _activation;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task TickToStay(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task LeaveByContext()
    {
        GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationError, "A test says so."));
        return Task.CompletedTask;
    }

    public Task StayFor(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }
}
