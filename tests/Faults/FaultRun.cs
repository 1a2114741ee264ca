using System.Diagnostics;
using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;
using OrleansNotify.Faults.Injection;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults;

/// <summary>Warm-up, one fault after the other, heal, liveness, reading everything back, checks.</summary>
internal sealed class FaultRun(RunPlan plan, Action<string> say)
{
    private const double Back = 0.9;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private readonly List<string> _unhealed = [];

    public async Task<RunResult> Run()
    {
        var folder = Directory.CreateTempSubdirectory("notify-faults-").FullName;
        var history = await Run(folder);
        var findings = AllChecks.Of(history).Append(Finding.Of("heal", _unhealed, "every fault ended as it should")).ToList();
        var isRight = findings.TrueForAll(finding => finding.Violations == 0);
        if (isRight && !plan.IsKept)
        {
            Directory.Delete(folder, recursive: true);
        }

        return new RunResult(
            plan.Seed, [.. plan.Faults.Select(fault => fault.Id)], findings, history.Posted.Count(e => e.IsAccepted),
            history.Posted.Count(e => !e.IsAccepted), history.Liveness, isRight && !plan.IsKept ? null : folder);
    }

    private async Task<History> Run(string folder)
    {
        var needs = plan.Faults.Aggregate(Needs.Nothing, (all, fault) => all | fault.Needs);
        await using var log = new RunLog(Path.Combine(folder, "journal.jsonl"));
        await using var cluster = await FaultCluster.Start(new ClusterPlan(plan.Bin, folder, needs)
        {
            PostgresOptions = plan.PostgresOptions,
            Directory = plan.Directory,
        });
        await new WriteAudit(cluster).Start();
        await using var world = await World.Make(cluster, log, new LoadPlan(plan.Seed, RunPlan.Senders, plan.PerSecond, HasAttackers: true)
        {
            MessageEventsPerSecond = plan.MessageEventsPerSecond,
        });
        using var stop = new CancellationTokenSource();
        world.Start();
        var probing = new FlushProber(cluster.WholeDatabase, world.Tenants[0], world.Publishing, log).Run(stop.Token);
        await Task.Delay(plan.WarmUp, TimeProvider.System, CancellationToken.None);
        var before = world.Rate(plan.WarmUp - TimeSpan.FromSeconds(3));

        await BreakAll(new FaultContext(cluster, world, log, new Random(plan.Seed)));
        var healed = Stopwatch.StartNew();
        var recovered = await Until(healed, () => Task.FromResult(world.Rate(Window) >= Back * before));
        await Task.Delay(Window, TimeProvider.System, CancellationToken.None);
        var after = world.Rate(Window);
        await stop.CancelAsync();
        await Task.WhenAll(world.Stop(), probing);

        var reader = new HistoryReader(cluster, world, log);
        var drained = await Until(healed, () => IsDrained(reader, world));
        say($"read back {healed.Elapsed.TotalSeconds:0} s after the heal");
        return await reader.Read(new Liveness(before, after, recovered, drained, plan.Bound));
    }

    private async Task BreakAll(FaultContext context)
    {
        foreach (var fault in plan.Faults)
        {
            var began = Stopwatch.GetTimestamp();
            context.Log.Note("fault", fault.Id);
            try
            {
                await fault.Break(context);
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException or Npgsql.NpgsqlException or HttpRequestException)
            {
                _unhealed.Add($"{fault.Id}: {e.Message}");
                await context.StartEnded();
            }

            var healed = Stopwatch.GetTimestamp();
            context.Log.Faults.Enqueue(new FaultSpan(fault.Id, fault.What, began, healed, fault.StopsProcesses));
            context.Log.Note("healed", fault.Id);
            say($"{fault.Id} {fault.What}: {Stopwatch.GetElapsedTime(began, healed).TotalSeconds:0.0} s");
            await context.Hold(2, 5);
        }
    }

    /// <returns>When it was so; more than the bound when it was not.</returns>
    private async Task<TimeSpan> Until(Stopwatch since, Func<Task<bool>> condition)
    {
        while (since.Elapsed <= plan.Bound)
        {
            if (await condition())
            {
                return since.Elapsed;
            }

            await Task.Delay(LookEvery, TimeProvider.System, CancellationToken.None);
        }

        return since.Elapsed;
    }

    private static async Task<bool> IsDrained(HistoryReader reader, World world)
    {
        try
        {
            var stored = await reader.Stored();
            var history = new History { Stored = stored, Devices = [.. world.Devices.Select(device => device.Saw())] };
            return DeviceChecks.DevicesMissNothing(history).Violations == 0 && world.Endpoints.TrueForAll(endpoint => HasAll(world, stored, endpoint))
                && !(world.Messages is { } messages && await messages.HasOpen());
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    private static bool HasAll(World world, IReadOnlyList<StoredEvent> stored, WatchedEndpoint endpoint)
    {
        var done = world.Receiver.Receipts.Where(receipt => receipt.Path == endpoint.Path && receipt.IsSuccess).Select(receipt => receipt.Number).ToHashSet();
        return stored.All(e => e.Tenant != endpoint.Tenant || !e.IsForEndpoints || done.Contains(e.Number));
    }
}
