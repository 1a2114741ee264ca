using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

/// <summary>
/// Holds the pump of one tenant's channel. Everything interleaves: the pump turns one at a time by itself. A timer keeps the grain active while
/// there is work soon; what is due later the wake-up of every few seconds finds.
/// </summary>
[GrainType("message-sender")]
internal sealed class MessageSenderGrain(MessageServices services, LocalSenders senders, ILogger<MessageSenderGrain> logger) : Grain, IMessageSenderGrain, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private MessagePump _pump = null!;
    private Task _running = Task.CompletedTask;
    private IGrainTimer? _timer;

    private SenderKey Key => SenderKey.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _pump = new MessagePump(services, Key);
        _running = Run();
        senders.Add(Key, _pump);
        return Wake();
    }

    /// <summary>What is under way is recorded first: without its outcome it would be unknown.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        senders.Remove(Key, _pump);
        _pump.Close();
        var limit = reason.ReasonCode == DeactivationReasonCode.ShuttingDown ? services.SettleTime.BeginShutdown() : services.Options.Timeout;
        await _running.WaitAsync(limit, services.Time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Dispose();
    }

    public void Dispose() => _pump?.Dispose();

    public Task Wake()
    {
        _pump.Wake();
        _timer ??= this.RegisterGrainTimer(OnTick, new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public Task Changed() => _pump.Changed();

    public Task<SenderStatus> Status() => Task.FromResult(_pump.Status);

    private Task OnTick(CancellationToken cancellation)
    {
        if (_pump.IsIdle)
        {
            _timer?.Dispose();
            _timer = null;
        }

        return Task.CompletedTask;
    }

    private async Task Run()
    {
        try
        {
            await _pump.Run();
        }
        catch (Exception e)
        {
            // A fault of ours: what is stored is enough to begin again.
            logger.SenderDelayed(e, this.GetPrimaryKeyString(), TimeSpan.Zero);
            DeactivateOnIdle();
        }
    }
}
