using System.Diagnostics;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary><c>./run cluster</c> from its start to its end.</summary>
[Collection(WholeMachine.Name)]
public sealed class LocalClusterTests
{
    private const int AskedAfterTheKill = 50;
    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task TheFrontServesOnWhenAGatewayIsKilledAndItComesBack()
    {
        Need();
        await using var cluster = new LocalCluster(silos: 2, gateways: 2);
        await cluster.Start();
        using var client = new NotifyClient(cluster.Port);
        var person = await client.SignIn("ann@codingninjas.com");
        await using var socket = await ResumingSocket.Open(cluster.Port, person);
        Assert.Equal(PostOutcome.Accepted, await client.Post(1, person.Email));
        await Eventually.Holds(() => socket.LastSeq > 0, "the event has come through the front");
        await Eventually.Holds(async () => (await cluster.Members()).Sum(member => member.Sockets ?? 0) == 1, "the page shows the socket");

        var carrier = (await cluster.Members()).Single(member => member.Sockets == 1);
        Process.GetProcessById(carrier.ProcessId!.Value).Kill();
        var answers = new List<int>();
        for (var i = 0; i < AskedAfterTheKill; i++)
        {
            answers.Add(await cluster.Ask());
        }

        Assert.All(answers, status => Assert.Equal(200, status));
        await Eventually.Holds(() => IsBack(cluster, carrier), $"{carrier.Name} is ready again", Restart);
        Assert.Contains($"{carrier.Name} (process {carrier.ProcessId}) ended", cluster.Output, StringComparison.Ordinal);
        Assert.Equal(PostOutcome.Accepted, await client.Post(2, person.Email));
        await Eventually.Holds(() => socket.Seen.Count == 2, "the socket has resumed at the other gateway");
        Assert.Equal([1L, 2L], socket.Seen.Select(seen => seen.Number));
    }

    [SkippableFact]
    public async Task ItEndsInOrderAndLeavesNoProcessBehind()
    {
        Need();
        await using var cluster = new LocalCluster(silos: 1, gateways: 1);
        await cluster.Start();
        Assert.Contains("<title>Cluster", await cluster.Page(), StringComparison.Ordinal);
        await Eventually.Holds(async () => (await cluster.Members()).All(member => member.IsReady), "everything is ready");
        var members = await cluster.Members();
        Assert.Equal(["postgres", "silo1", "gateway1"], members.Select(member => member.Name));

        var code = await cluster.End();

        Assert.Equal(0, code);
        Assert.DoesNotContain(members, member => IsAlive(member.ProcessId!.Value));
        Assert.DoesNotContain("killed", cluster.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ClusterWhoseProcessesWereAllKilledIsUpAgainSoon()
    {
        Need();
        await using var cluster = new LocalCluster(silos: 2, gateways: 1);
        await cluster.Start();
        using var client = new NotifyClient(cluster.Port);
        var person = await client.SignIn("ann@codingninjas.com");
        Assert.Equal(PostOutcome.Accepted, await client.Post(1, person.Email));
        Assert.Contains("health    silo1 port ", cluster.Output, StringComparison.Ordinal);

        await cluster.KillAll();
        var began = Stopwatch.GetTimestamp();
        await cluster.StartAgain();

        // Silos that look alive in the table would be waited for: 90 s by Orleans' defaults.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(45));
        Assert.Contains("2 silos of the last run were killed", cluster.Output, StringComparison.Ordinal);
        Assert.Equal(PostOutcome.Accepted, await client.Post(2, person.Email));
    }

    [SkippableFact]
    public async Task NothingOfItCanBeReachedFromOtherMachines()
    {
        Need();
        Skip.IfNot(OperatingSystem.IsLinux(), "Which sockets a process has is read from /proc.");
        await using var cluster = new LocalCluster(silos: 1, gateways: 1);
        await cluster.Start();
        await Eventually.Holds(async () => (await cluster.Members()).All(member => member.IsReady), "everything is ready");

        List<(string Name, int ProcessId)> processes = [("front", cluster.ProcessId), .. (await cluster.Members()).Select(member => (member.Name, member.ProcessId!.Value))];

        Assert.All(processes, process => Assert.NotEmpty(Listening.Of(process.ProcessId)));
        Assert.All(processes, process => Assert.True(
            Listening.ForOtherMachines(process.ProcessId) is [], $"{process.Name}: {string.Join(", ", Listening.ForOtherMachines(process.ProcessId))}"));
    }

    [SkippableFact]
    public async Task ItsProgramsAreNoSuperuserAlsoWhereAnEarlierVersionWas()
    {
        Need();
        await using var cluster = new LocalCluster(silos: 1, gateways: 1);
        await cluster.Start();
        Assert.Contains("Row security is on", await cluster.Log("silo1"), StringComparison.Ordinal);
        await cluster.Ask("postgres", "ALTER TABLE events OWNER TO postgres; ALTER DATABASE notify OWNER TO postgres; SELECT 0");

        await cluster.KillAll();
        await cluster.StartAgain();

        Assert.Equal(0L, await cluster.Ask("postgres", "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner <> 'notify'::regrole"));
        Assert.Equal(0L, await cluster.Ask("notify", "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"));
        using var client = new NotifyClient(cluster.Port);
        await client.SignIn("ann@codingninjas.com");
        Assert.Equal(PostOutcome.Accepted, await client.Post(1, "ann@codingninjas.com"));
        Assert.Equal(0L, await cluster.Ask("notify", "SELECT count(*) FROM events"));
        Assert.NotEqual(0L, await cluster.Ask("postgres", "SELECT count(*) FROM events"));
    }

    private static void Need()
    {
        PostgresServer.NeedPrograms();
    }

    private static async Task<bool> IsBack(LocalCluster cluster, ShownMember killed)
        => (await cluster.Members()).Single(member => member.Name == killed.Name) is { IsReady: true, Restarts: 1 } back && back.ProcessId != killed.ProcessId;

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
