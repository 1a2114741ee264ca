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
        if (!_pump.IsInHand(seq) && (seq <= _pump.Considered || !_match.Matches(logged, new FilterAllowance())))
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

        var row = await Plan(command, _pump.Considered);
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

    private async Task<ReplayRow> Plan(StartReplay command, long considered)
    {
        var head = await services.Log.Head(Key.Tenant, CancellationToken.None);
        var from = command.FromSeq
            ?? (command.Since is { } since ? await services.Log.SeqAt(Key.Tenant, since, CancellationToken.None) : head.OldestSeq);
        // What it has not considered yet is delivered anyway.
        var to = Math.Min(command.ToSeq ?? head.Seq, considered);
        var count = command.Kind == ReplayKind.Dead
            ? await CountDead(command, from, to)
            : ReplayRules.Count(await services.Log.Count(Key.Tenant, from, to, CancellationToken.None), command, _settings);
        return new ReplayRow(
            Key.Tenant, command.Id, Key.Id, command.Kind,
            command.IsDryRun ? ReplayState.Counted : from > to ? ReplayState.Done : ReplayState.Running,
            command.EventType, command.Source, from, to, from - 1, count, 0,
            command.Rate > 0 ? command.Rate : ReplayRunner.DefaultRate, services.Now, services.Now);
    }

    private async Task<long> CountDead(StartReplay command, long from, long to)
    {
        const int page = 5_000;
        var (count, after) = (0L, from - 1);
        while (true)
        {
            var dead = await services.Deliveries.Dead(Key.Tenant, Key.Id, after, to, page, CancellationToken.None);
            count += dead.Count(about => ReplayRules.IsWanted(command.EventType, command.Source, about.Type, about.Source));
            if (dead.Count < page)
            {
                return count;
            }

            after = dead[^1].Seq;
        }
    }
}
