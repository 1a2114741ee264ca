using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>kill -9, and the orderly end of everything in turn.</summary>
internal static class KillFaults
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("F1", "one silo of three is killed", Needs.Nothing, StopsProcesses: true, context => KillSilos(context, 1)),
        new("F2", "two silos of three are killed", Needs.Nothing, StopsProcesses: true, context => KillSilos(context, 2)),
        new("F3", "all silos are killed", Needs.Nothing, StopsProcesses: true, context => KillSilos(context, 3)),
        new("F4", "a gateway is killed", Needs.Nothing, StopsProcesses: true, KillGateway),
        new("F27", "every process is restarted in turn", Needs.Nothing, StopsProcesses: true, Roll),
    ];

    private static async Task KillSilos(FaultContext context, int count)
    {
        var silos = context.Silos(count);
        await Task.WhenAll(silos.Select(silo => silo.Process.Kill()));
        await context.Hold(1, 9);
        await Task.WhenAll(silos.Select(silo => silo.Process.Start()));
    }

    private static async Task KillGateway(FaultContext context)
    {
        var gateway = context.AnyGateway();
        await gateway.Process.Kill();
        await context.Hold(2, 6);
        await gateway.Process.Start();
    }

    private static async Task Roll(FaultContext context)
    {
        foreach (var member in context.Cluster.Silos.Concat(context.Cluster.Gateways))
        {
            await member.Process.Stop();
            await member.Process.Start();
        }
    }
}
