using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

public sealed class SmtpEndpointTests
{
    [Fact]
    public void APortThatIsTakenIsSaid()
    {
        using var first = new SmtpEndpoint(0);

        var failure = Assert.Throws<IOException>(() => new SmtpEndpoint(first.Address.Port - 25));

        Assert.Contains($"port {first.Address.Port}", failure.Message, StringComparison.Ordinal);
    }
}
