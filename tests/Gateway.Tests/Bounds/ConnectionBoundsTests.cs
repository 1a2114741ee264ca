using OrleansNotify.Http;

namespace OrleansNotify.Bounds;

public sealed class ConnectionBoundsTests
{
    private const long Gigabyte = 1L << 30;

    [Theory]
    [InlineData(1_024, 448)]
    [InlineData(1_200, 613)]
    [InlineData(20_000, 18_238)]
    [InlineData(100, 1)]
    public void HandlesAreLeftToTheStoreAndToDeliveries(long handles, int open)
        => Assert.Equal(open, ConnectionBounds.Of(new GatewayOptions(), handles, 64 * Gigabyte).Open);

    [Fact]
    public void MemoryBoundsSocketsAndMoreNarrowlyRequests()
    {
        var bounds = ConnectionBounds.Of(new GatewayOptions(), 1_000_000, Gigabyte);

        Assert.Equal((65_536, 16_384, 32_768), (bounds.Open, bounds.Requests, bounds.PerAddress));
    }

    [Theory]
    [InlineData(null, null, 5, 1_000, 500)]
    [InlineData(600, null, 5, 600, 300)]
    [InlineData(null, 7, 5, 1_000, 7)]
    [InlineData(null, 5_000, 5, 1_000, 1_000)]
    [InlineData(null, null, 800, 1_000, 864)]
    [InlineData(null, null, 10_000, 1_000, 1_000)]
    [InlineData(50_000, null, 5, 1_000, 500)]
    public void SettingsNarrowWhatIsPossibleAndNeverWidenIt(int? connections, int? perAddress, int sockets, int open, int ofAddress)
    {
        var options = new GatewayOptions { Connections = connections, ConnectionsPerAddress = perAddress, SocketsPerAddress = sockets };

        var bounds = ConnectionBounds.Of(options, 1_000_000, 1_000 * ProcessResources.MemoryPerConnection);

        Assert.Equal((open, ofAddress), (bounds.Open, bounds.PerAddress));
    }

    [Theory]
    [InlineData("Max open files            20000                524288               files", 20_000)]
    [InlineData("Max open files            unlimited            unlimited            files", 10_240)]
    [InlineData("Max processes             95687                95687                processes", 10_240)]
    public void TheLimitOfHandlesIsTheSoftOne(string line, long handles)
        => Assert.Equal(handles, ProcessResources.HandlesOf(["Limit                     Soft Limit           Hard Limit           Units", line]));
}
