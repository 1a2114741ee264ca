using System.Diagnostics;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>npm's own client, whose requests come to either gateway in turn.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SocketIoTests(TwoByTwo cluster, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task ClientsNeedNoStickySessions()
    {
        cluster.Need();
        var folder = Programs.TestsOf("SocketIo");
        Skip.IfNot(Directory.Exists(Path.Combine(folder, "node_modules")), "npm's socket.io-client is not installed.");
        var person = await cluster.Gateways[0].SignIn(cluster.NewAddress());
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=spec", "cluster.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["PORTS"] = string.Join(',', cluster.Gateways.Select(gateway => gateway.Port));
        start.Environment["TOKEN"] = person.Token;
        start.Environment["WEBHOOK_TOKEN"] = ServerSettings.WebhookToken;

        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        output.WriteLine(said);
        Assert.True(node.ExitCode == 0, said);
    }
}
