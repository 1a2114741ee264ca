namespace OrleansNotify.Outbound;

/// <summary>The guard, proven by connections that do not arrive where unguarded ones do.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Known =
    [
        "169.254.169.254", "100.100.100.200", "168.63.129.16", "10.0.0.1", "127.0.0.1", "192.168.1.1", "172.16.0.1", "0.0.0.1",
        "fd00:ec2::254", "::1", "fc00::1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:7f00:1::1", "fec0::1",
    ];

    [SkippableFact]
    public async Task NoBlockedAddressIsReachedAndItsPublicNeighboursAre()
    {
        using var network = NetworkNamespace.TryMake();
        Skip.If(network is null, "network namespaces need root and iproute2");
        var rows = BlockedRangesTests.V4.Concat(BlockedRangesTests.V6).ToList();
        string[] blocked = [.. Known, .. rows.SelectMany(row => row[..2]).OfType<string>().Distinct().Except(Known)];
        string[] allowed = [.. rows.SelectMany(row => row[2..]).OfType<string>().Distinct()];

        var output = await network.Run([.. blocked, .. allowed]);

        var tried = output.Split('\n').Select(line => line.Split(' ')).ToList();
        Assert.Equal(blocked.Length + allowed.Length, tried.Count);
        Assert.All(tried.Take(blocked.Length), line => Assert.Equal(["blocked", "blocked", "False"], line[2..]));
        Assert.All(tried.Take(Known.Length), line => Assert.Equal("True", line[1]));
        Assert.InRange(tried.Take(blocked.Length).Count(line => line[1] == "True"), blocked.Length * 2 / 3, blocked.Length);
        Assert.All(tried.Skip(blocked.Length), line => Assert.Equal(["True", "sent", "sent", "True"], line[1..]));
    }

    [Theory]
    [InlineData("http_proxy")]
    [InlineData("all_proxy")]
    public async Task AProxyInTheEnvironmentIsPassedBy(string variable)
    {
        await using var proxy = RawReceiver.Canary();
        await using var receiver = RawReceiver.Canary();

        var output = await ChildProcess.Run(
            ChildProcess.Dotnet, [ChildProcess.ThisAssembly, "post", receiver.Url],
            [(variable, $"http://127.0.0.1:{proxy.Port}"), (variable.ToUpperInvariant(), $"http://127.0.0.1:{proxy.Port}"), ("no_proxy", "")]);

        Assert.Equal(("200", 0, 1), (output, proxy.Connections, receiver.Connections));
    }
}
