using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults.Injection;

/// <summary>What a fault is done to.</summary>
internal sealed record FaultContext(FaultCluster Cluster, World World, RunLog Log, Random Random)
{
    public Member AnySilo() => Cluster.Silos[Random.Next(Cluster.Silos.Count)];

    public Member AnyGateway() => Cluster.Gateways[Random.Next(Cluster.Gateways.Count)];

    public IReadOnlyList<Member> Silos(int count) => [.. Cluster.Silos.OrderBy(_ => Random.Next()).Take(count)];

    public Task Hold(double least, double most) => Wait.Seconds(least + (Random.NextDouble() * (most - least)));

    /// <summary>Whoever has ended by itself is started again, as an orchestrator does.</summary>
    public async Task StartEnded()
    {
        foreach (var member in Cluster.Silos.Concat(Cluster.Gateways).Where(member => !member.Process.IsRunning))
        {
            Log.Note("started again", member.Name);
            await member.Process.Start();
        }
    }
}
