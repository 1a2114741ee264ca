namespace OrleansNotify.Sessions;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.17", "192.0.2.0/24")]
    [InlineData("2001:db8:aa:bb::/64", "20010db800aa/48")]
    [InlineData("::1", "000000000000/48")]
    [InlineData("unknown", "unknown")]
    public void AClientIsInOneNetwork(string client, string network) => Assert.Equal(network, ClientNetwork.Of(client));

    [Theory]
    [InlineData("192.0.2.9", true)]
    [InlineData("198.51.100.200", false)]
    [InlineData("2001:db8:aa:cc::/64", false)]
    [InlineData("2001:db8:ab:cc::/64", true)]
    public void APlaceIsNewWhenNoSessionBeganInItsNetwork(string client, bool isNew)
        => Assert.Equal(isNew, ClientNetwork.IsNew(client, ["198.51.100.7", "2001:db8:aa:bb::/64"]));

    [Fact]
    public void TheFirstPlaceIsNotNew() => Assert.False(ClientNetwork.IsNew("192.0.2.9", []));
}
