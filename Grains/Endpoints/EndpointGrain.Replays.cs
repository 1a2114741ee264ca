using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>Delivering again.</summary>
internal sealed partial class EndpointGrain
{
    public async Task<bool> Resend(long seq)
    {
        if (_row is null || _pump is null || (await services.Log.ReadMany(Key.Tenant, [seq], CancellationToken.None)).SingleOrDefault() is not { } logged)
        {
            return false;
        }

        // What is on its way, or about to be, is what is asked for.
        if (!_pump.IsInHand(seq) && (seq <= _pump.Considered || !_loaded.Match.Matches(logged, new FilterAllowance())))
        {
            await services.Deliveries.MakeDue(
                Key.Tenant, Key.Id, _row.Lease, [Work.Ref(logged)], AttemptTrigger.Manual, services.Now, CancellationToken.None);
            _pump.LoadWaiting();
            KeepAwake();
        }

        return true;
    }

    public async Task<ReplayView?> Replay(StartReplay command)
    {
        if (_row is null || _pump is null || _replays is null)
        {
            return Gone<ReplayView>();
        }

        var row = await new ReplayPlanner(services, Key).Plan(command, _loaded.Settings, _pump.Considered);
        if (command.IsDryRun)
        {
            return ReplayRules.View(row);
        }

        // It counts for seconds; commands run meanwhile.
        if (_row is null)
        {
            return Gone<ReplayView>();
        }

        var stored = await services.Replays.Create(row, CancellationToken.None);
        await Follow(_replays);
        return ReplayRules.View(stored);
    }

    public async Task<ReplayView?> ControlReplay(string replayId, ReplayAction action)
    {
        if (_row is null || _replays is null || await services.Replays.Find(Key.Tenant, replayId, CancellationToken.None) is not { } row
            || row.EndpointId != Key.Id)
        {
            return null;
        }

        if (ReplayRules.StateAfter(action) is { } state && row.State is ReplayState.Running or ReplayState.Paused && state != row.State)
        {
            row = await services.Replays.SetState(Key.Tenant, replayId, state, services.Now, CancellationToken.None);
            await Follow(_replays);
        }

        return row is null ? null : ReplayRules.View(row);
    }

    private async Task Follow(ReplayRunner replays)
    {
        try
        {
            await replays.Load();
        }
        finally
        {
            // Also when the store could not be read: the tick reads it again.
            KeepAwake();
        }
    }
}
