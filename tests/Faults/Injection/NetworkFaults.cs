using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>Partitions, both ways and one way, loss and narrow lines.</summary>
internal static class NetworkFaults
{
    private const double Long = 14;

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F12", "a silo and the other silos do not hear each other", Needs.Network, StopsProcesses: true, SiloFromSilos),
        new("F13", "a silo does not hear the other silos, and they hear it", Needs.Network, StopsProcesses: true, SiloIsDeaf),
        new("F14", "a silo and PostgreSQL do not hear each other", Needs.Network, StopsProcesses: true, SiloFromDatabase),
        new("F15", "a gateway and a silo do not hear each other", Needs.Network, StopsProcesses: true, GatewayFromSilo),
        new("F16", "a silo loses one packet in ten", Needs.Network, StopsProcesses: true, context => Lose(context, 0.1)),
        new("F17", "a gateway has 1 Mbit/s", Needs.Network, StopsProcesses: false, Narrow),
        new("F18", "a silo loses three packets in ten", Needs.Network, StopsProcesses: true, context => Lose(context, 0.3)),
    ];

    private static async Task SiloFromSilos(FaultContext context)
    {
        var silo = context.AnySilo();
        foreach (var other in context.Cluster.Silos.Where(other => other != silo))
        {
            Network.Deafen(silo.Place, other.Place.Address);
            Network.Mute(silo.Place, other.Place.Address);
        }

        await HoldAndHeal(context, silo);
    }

    private static async Task SiloIsDeaf(FaultContext context)
    {
        var silo = context.AnySilo();
        foreach (var other in context.Cluster.Silos.Where(other => other != silo))
        {
            Network.Deafen(silo.Place, other.Place.Address);
        }

        await HoldAndHeal(context, silo);
    }

    private static async Task SiloFromDatabase(FaultContext context)
    {
        var silo = context.AnySilo();
        Network.Deafen(silo.Place, Network.Outside);
        Network.Mute(silo.Place, Network.Outside);
        await HoldAndHeal(context, silo);
    }

    private static async Task GatewayFromSilo(FaultContext context)
    {
        var (gateway, silo) = (context.AnyGateway(), context.AnySilo());
        Network.Deafen(gateway.Place, silo.Place.Address);
        Network.Mute(gateway.Place, silo.Place.Address);
        await HoldAndHeal(context, gateway);
    }

    private static async Task Lose(FaultContext context, double share)
    {
        var silo = context.AnySilo();
        Network.Lose(silo.Place, share);
        await HoldAndHeal(context, silo);
    }

    private static async Task Narrow(FaultContext context)
    {
        var gateway = context.AnyGateway();
        context.Cluster.Network!.Narrow(gateway.Place, "1mbit");
        await Wait.Seconds(Long);
        context.Cluster.Network!.Widen(gateway.Place);
    }

    private static async Task HoldAndHeal(FaultContext context, Member member)
    {
        await Wait.Seconds(Long);
        Network.Heal(member.Place);
        await Wait.Seconds(1);
        await context.StartEnded();
    }
}
