using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>Names of receivers that do not resolve, or resolve to somewhere else each time.</summary>
internal static class NameFaults
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("F23", "names are unknown, fail, are not answered, or lead inside every second time", Needs.Names, StopsProcesses: false, Break),
    ];

    private static async Task Break(FaultContext context)
    {
        var (names, endpoints) = (context.Cluster.Names!, new List<string>());
        foreach (var name in (string[])[NameServer.Missing, NameServer.Failing, NameServer.Silent, NameServer.Rebinding])
        {
            var url = $"http://{name}:{new Uri(context.World.Inside.Url("inside")).Port}/inside";
            endpoints.Add(await context.CreateEndpoint(url, ("timeout", 3)));
        }

        names.IsBroken = true;
        await Wait.Seconds(12);
        names.IsBroken = false;
        foreach (var endpoint in endpoints)
        {
            await context.DeleteEndpoint(endpoint);
        }
    }
}
