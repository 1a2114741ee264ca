using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Endpoints;

/// <summary>
/// One endpoint. Interleaved are only hints and tests, which leave the row alone; what changes the row runs in turn, under
/// <see cref="_writing"/> where the pump's own findings (a 410) meet a command.
/// </summary>
[GrainType("endpoint")]
internal sealed partial class EndpointGrain(
    DeliveryServices services, ITenantStore tenants, EndpointSecretBox secretBox, OperationalReports reports, ILogger<EndpointGrain> logger)
    : Grain, IEndpointGrain, IPumpOwner, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // Attempts that began before a pause was asked for are given this long to be over, so that none is seen after the answer.
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _writing = new(1);
    private EndpointRow? _row;
    private EndpointSettings _settings = null!;
    private EndpointMatch _match = null!;
    private IReadOnlyList<SigningSecret> _secrets = [];
    private DeliveryPump? _pump;
    private ReplayRunner? _replays;
    private IGrainTimer? _timer;

    private EndpointKey Key { get; set; }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = EndpointKey.Parse(this.GetPrimaryKeyString());
        if (await services.Endpoints.Take(Key.Tenant, Key.Id, cancellationToken) is not { } row)
        {
            DeactivateOnIdle();
            return;
        }

        await Start(row, cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_pump is { } pump)
        {
            pump.Close();
            await pump.Settle(SettleTime);
        }

        Dispose();
    }

    public void Dispose()
    {
        _pump?.Dispose();
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

    private async Task Start(EndpointRow row, CancellationToken cancellation)
    {
        var head = await services.Log.Head(Key.Tenant, cancellation);
        var known = await services.Deliveries.Known(Key.Tenant, Key.Id, row.Cursor, head.Seq, cancellation);
        Adopt(row);
        _pump = new DeliveryPump(services, this, Target(), row.Cursor, new Health(row.FailingSince, row.LastSuccessAt), known);
        _replays = new ReplayRunner(services, Key, row.Lease, Replaced);
        await _replays.Load();
        if (_settings.Order == DeliveryOrder.Fifo)
        {
            await _pump.HoldLanes();
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
            // A fault of ours: what is stored is enough to begin anew.
            logger.PumpBroke(e, Key.Tenant, Key.Id);
            DeactivateOnIdle();
        }
    }

    private void Adopt(EndpointRow row)
    {
        if (_row is null || _row.Settings != row.Settings)
        {
            _settings = EndpointSettingsJson.Read(row.Settings);
            _match = EndpointMatch.Of(row.Owner, _settings);
        }

        if (_row is null || _row.Secrets != row.Secrets)
        {
            _secrets = secretBox.Open(Key, row.Secrets) ?? [];
            if (_secrets.Count == 0)
            {
                logger.SecretsUnreadable(Key.Tenant, Key.Id);
            }
        }

        _row = row;
        _pump?.Retarget(Target());
    }

    private PumpTarget Target() => new(
        Key, _row!.Lease, _settings, _match, _settings.RetrySchedule ?? services.Schedule, _secrets, _row.DrainUpTo, _row.DrainRate);

    /// <summary>While there is work soon, a tick keeps it active and moves replays; later work wakes it through the store.</summary>
    private void KeepAwake()
    {
        if (_pump is { } pump && (!pump.IsIdle || _replays is { IsIdle: false }))
        {
            _timer ??= this.RegisterGrainTimer(_ => OnTick(), new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true, Interleave = true });
        }
    }

    private async Task OnTick()
    {
        if (_pump is not { } pump || _replays is not { } replays)
        {
            return;
        }

        if (pump.IsOpen && await replays.Move(_match, pump))
        {
            pump.LoadWaiting();
        }

        if (pump.IsIdle && replays.IsIdle)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }
}
