using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Endpoints;

/// <summary>
/// One endpoint. Interleaved are hints, reads, tests and the count before a replay, which leave the row alone; what changes the row runs
/// in turn, under <see cref="_writing"/> where the pump's own findings (a 410) meet a command.
/// </summary>
[GrainType("endpoint")]
internal sealed partial class EndpointGrain(
    DeliveryServices services, ITenantStore tenants, EndpointSecretBox secretBox, OperationalReports reports, ILogger<EndpointGrain> logger)
    : Grain, IEndpointGrain, IRemindable, IPumpOwner, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _writing = new(1);
    private EndpointRow? _row;
    private LoadedEndpoint _loaded = null!;
    private DeliveryPump? _pump;
    private ReplayRunner? _replays;
    private CancelRunner _cancels = null!;
    private RetryReminder _reminder = null!;
    private Handover _handover = null!;
    private IGrainTimer? _timer;

    private EndpointKey Key { get; set; }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = EndpointKey.Parse(this.GetPrimaryKeyString());
        _loaded = new LoadedEndpoint(services, Key, secretBox, reports, logger);
        _cancels = new CancelRunner(services, Key, Cancelled);
        _reminder = new RetryReminder(this, Key, services.Time, logger);
        _handover = new Handover(services, Key, logger);
        if (await _handover.Take(cancellationToken) is { } row)
        {
            await Start(row, cancellationToken);
        }
        else if (await services.Cancellations.FindDeleted(Key.Tenant, Key.Id, cancellationToken) is { } until)
        {
            _cancels.Start(until);
            KeepAwake();
        }
        else
        {
            DeactivateOnIdle();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_pump is { } pump)
        {
            pump.Close();
            await (reason.ReasonCode == DeactivationReasonCode.ShuttingDown
                ? _handover.Settle(pump, _row!.Lease, cancellationToken)
                : pump.Settle(SettleTime.Usual, cancellationToken));
        }

        Dispose();
    }

    public void Dispose()
    {
        _pump?.Dispose();
        _cancels?.Dispose();
        _writing.Dispose();
    }

    public Task Offer(EndpointBatch batch)
    {
        _pump?.Offer(batch);
        KeepAwake();
        return Task.CompletedTask;
    }

    public Task Wake(long upTo)
    {
        _pump?.Wake(upTo);
        KeepAwake();
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminder.Ticked();
        if (_pump is { IsOpen: true } pump)
        {
            pump.Wake(0);
            StartTicking();
        }
        else if (!services.SettleTime.IsShutdown)
        {
            // Deleted, paused or its tenant suspended: no attempt is made before a command, which registers it again.
            await _reminder.Unregister();
        }
    }

    private async Task Start(EndpointRow row, CancellationToken cancellation)
    {
        var head = await services.Log.Head(Key.Tenant, cancellation);
        var known = await services.Deliveries.Known(Key.Tenant, Key.Id, row.Cursor, head.Seq, cancellation);
        Adopt(row);
        _pump = new DeliveryPump(services, this, _loaded.Target(row), row.Cursor, new Health(row.FailingSince, row.LastSuccessAt), known);
        _replays = new ReplayRunner(services, Key, row.Lease, Replaced);
        await _replays.Load();
        if (_loaded.Settings.Order == DeliveryOrder.Fifo)
        {
            await _pump.HoldLanes(row.CancelUntil);
        }

        if (row.CancelUntil is { } until)
        {
            _pump.HoldWaiting();
            _cancels.Start(until);
        }

        Supervise(_pump).Ignore();
        if (row.State == EndpointState.Enabled && await IsTenantActive(cancellation))
        {
            _pump.Open();
            _pump.Wake(head.Seq);
        }

        KeepAwake();
    }

    private async Task Supervise(DeliveryPump pump)
    {
        try
        {
            await pump.Run();
        }
        catch (Exception e)
        {
            // A fault of ours: what is stored is enough to restart from.
            logger.PumpBroke(e, Key.Tenant, Key.Id);
            DeactivateOnIdle();
        }
    }

    private void Adopt(EndpointRow row)
    {
        _loaded.Adopt(row);
        _row = row;
        _pump?.Retarget(_loaded.Target(row));
    }

    /// <summary>There is work soon: a tick keeps the grain active. What is due later a reminder wakes.</summary>
    private bool IsBusy => !_cancels.IsIdle || (_pump is { } pump
        && (!pump.IsIdle || pump.NextInStore <= services.Now + ReminderRules.Near || (pump.IsOpen && _replays is { IsIdle: false })));

    private void KeepAwake()
    {
        if (IsBusy)
        {
            StartTicking();
        }
    }

    private void StartTicking() =>
        _timer ??= this.RegisterGrainTimer(_ => OnTick(), new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true, Interleave = true });

    private async Task OnTick()
    {
        if (_pump is { IsOpen: true } pump && _replays is { } replays && await replays.Move(_loaded.Match, pump))
        {
            pump.LoadWaiting();
        }

        // It ticks on until the reminder is as it should be. Work may have come while that was written.
        if (!IsBusy && await IsReminderSet() && !IsBusy)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>One that is closed has a command to wait for, or is replaced by an activation whose reminder it is.</summary>
    private async Task<bool> IsReminderSet() => _pump is not { IsOpen: true } idle || await _reminder.Follow(idle.NextInStore);

    /// <summary>All that waited is cancelled, or a fault of ours has ended it: what is stored is enough to begin again.</summary>
    private void Cancelled(Exception? fault)
    {
        if (fault is not null)
        {
            logger.CancelBroke(fault, Key.Tenant, Key.Id);
        }

        if (fault is not null || _row is null)
        {
            DeactivateOnIdle();
        }
        else
        {
            _pump?.LetWaiting();
        }
    }
}
