using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Http;

public sealed class GatewayAddressTests
{
    [Fact]
    public void AMachineThatDoesNotFindItsOwnNameHasAnAddressStill()
    {
        var address = GatewayAddress.OwnAddress(() => throw new SocketException((int)SocketError.HostNotFound));

        Assert.Equal(AddressFamily.InterNetwork, address.AddressFamily);
    }

    [Fact]
    public void TheFirstAddressOfTheNameThatIsNotLoopbackIsTaken()
        => Assert.Equal(
            IPAddress.Parse("192.0.2.7"),
            GatewayAddress.OwnAddress(() => [IPAddress.Parse("127.0.1.1"), IPAddress.Parse("192.0.2.7"), IPAddress.Parse("192.0.2.8")]));
}
