using System.Diagnostics;
using System.Net;
using Npgsql;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults.Injection;

/// <summary>What a fault is done to.</summary>
internal sealed record FaultContext(FaultCluster Cluster, World World, RunLog Log, Random Random)
{
    private static readonly string[] EventTypes = ["hook.*"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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

    /// <summary>Beside what the cluster has.</summary>
    public async Task<NpgsqlConnection> OpenDatabase()
    {
        var connection = new NpgsqlConnection($"{Cluster.WholeDatabase};Pooling=false;Application Name=faults");
        await connection.OpenAsync();
        return connection;
    }

    /// <returns>The id of an endpoint beside those that are watched.</returns>
    public Task<string> CreateEndpoint(string url, params (string Name, object Value)[] settings)
        => Insist(() => World.Owner.CreateEndpoint(url, [("eventTypes", EventTypes), .. settings]));

    public Task DeleteEndpoint(string id) => Insist(async () =>
    {
        try
        {
            await World.Owner.Delete(id);
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The call before was refused too late.
        }

        return id;
    });

    /// <summary>As a client does that is told to come back: the fault before may have ended only just.</summary>
    private static async Task<T> Insist<T>(Func<Task<T>> call)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await call();
            }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.ServiceUnavailable && since.Elapsed < Patience)
            {
                await Wait.Seconds(1);
            }
        }
    }
}
