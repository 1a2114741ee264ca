using Microsoft.Extensions.Configuration;
using OrleansNotify.Hosting;

namespace OrleansNotify.Outbound;

public sealed class OutboundOptionsTests
{
    [Theory]
    [InlineData("OUTBOUND_ALLOW_NETWORKS", "10.0.0.0/8,nonsense", "OUTBOUND_ALLOW_NETWORKS has \"nonsense\"; it must be a list of networks like 10.1.2.0/24")]
    [InlineData("OUTBOUND_BLOCK_NETWORKS", "10.0.0.0/33", "OUTBOUND_BLOCK_NETWORKS has \"10.0.0.0/33\"; it must be a list of networks like 10.1.2.0/24")]
    [InlineData("OUTBOUND_ALLOW_PORTS", "80,0", "OUTBOUND_ALLOW_PORTS has \"0\"; it must be a list of ports (1 to 65535) or *")]
    [InlineData("OUTBOUND_ALLOW_LOOPBACK", "perhaps", "OUTBOUND_ALLOW_LOOPBACK is \"perhaps\"; it must be true or false")]
    public void ABrokenSettingIsNamedAsTheOperatorWroteIt(string key, string value, string expected)
        => Assert.Equal(expected, Assert.Throws<BrokenConfigurationException>(() => Read((key, value))).Message);

    [Fact]
    public void ListsAreRead()
    {
        var options = Read(("OUTBOUND_ALLOW_NETWORKS", " 10.0.0.0/8 , fd00::/8"), ("OUTBOUND_ALLOW_PORTS", "80, 9000"), ("OUTBOUND_ALLOW_HTTP", "true"));

        Assert.Equal(["10.0.0.0/8", "fd00::/8"], options.AllowedNetworks.Select(network => network.ToString()));
        Assert.Equal([80, 9000], options.AllowedPorts);
        Assert.Equal((true, null, false), (options.AllowHttp, options.AllowLoopback, options.AllowsAnyPort));
    }

    private static OutboundOptions Read(params (string Key, string Value)[] settings)
        => Settings.Read<OutboundOptions>(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
