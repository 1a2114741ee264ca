using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>Which part of the log a replay is of, and how many deliveries that makes.</summary>
internal sealed class ReplayPlanner(DeliveryServices services, EndpointKey key)
{
    private const int DeadPage = 5_000;

    /// <param name="considered">What comes after it is delivered anyway.</param>
    public async Task<ReplayRow> Plan(StartReplay command, EndpointSettings settings, long considered)
    {
        var head = await services.Log.Head(key.Tenant, CancellationToken.None);
        var from = command.FromSeq
            ?? (command.Since is { } since ? await services.Log.SeqAt(key.Tenant, since, CancellationToken.None) : head.OldestSeq);
        var to = Math.Min(command.ToSeq ?? head.Seq, considered);
        var count = command.Kind == ReplayKind.Dead
            ? await CountDead(command, from, to)
            : ReplayRules.Count(await services.Log.Count(key.Tenant, from, to, CancellationToken.None), command, settings);
        return new ReplayRow(
            key.Tenant, command.Id, key.Id, command.Kind,
            command.IsDryRun ? ReplayState.Counted : from > to ? ReplayState.Done : ReplayState.Running,
            command.EventType, command.Source, from, to, from - 1, count, 0,
            command.Rate > 0 ? command.Rate : ReplayRunner.DefaultRate, services.Now, services.Now);
    }

    private async Task<long> CountDead(StartReplay command, long from, long to)
    {
        var (count, after) = (0L, from - 1);
        while (true)
        {
            var dead = await services.Deliveries.Dead(key.Tenant, key.Id, after, to, DeadPage, CancellationToken.None);
            count += dead.Count(about => ReplayRules.IsWanted(command.EventType, command.Source, about.Type, about.Source));
            if (dead.Count < DeadPage)
            {
                return count;
            }

            after = dead[^1].Seq;
        }
    }
}
