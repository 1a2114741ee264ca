namespace OrleansNotify.Engine.Tests;

internal interface ITimers : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task StartFailing(TimeSpan period);

    Task StartStopping(TimeSpan period);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task HoldWhile(TimeSpan due, bool interleave);

    Task Leave();
}

internal sealed class TimerGrain : Grain, ITimers
{
    IGrainTimer? _timer;

    Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Note("deactivated");
        return Task.CompletedTask;
    }

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailing(TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            async stop =>
            {
                await Tick();
                throw new InvalidOperationException("A tick failed.");
            },
            new GrainTimerCreationOptions(period, period));
        return Task.CompletedTask;
    }

    public Task StartStopping(TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            static self =>
            {
                self._timer!.Dispose();
                return self.Tick();
            },
            this,
            period,
            period);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        Probe.Note("stopped");
        return Task.CompletedTask;
    }

    public async Task HoldWhile(TimeSpan due, bool interleave)
    {
        await Start(due, Timeout.InfiniteTimeSpan, interleave);
        Probe.Note("holds");
        await Probe.Gate;
        Probe.Note("released");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    Task Tick()
    {
        Probe.Note("tick");
        return Task.CompletedTask;
    }
}
