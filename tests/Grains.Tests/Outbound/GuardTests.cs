using OrleansNotify.Deliveries;

namespace OrleansNotify.Outbound;

/// <summary>Ways round the guard, each with a canary on this machine that must stay alone.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1", "127.0.0.1")]
    [InlineData("8.8.8.8", "127.0.0.1")]
    [InlineData("127.0.0.1", "8.8.8.8")]
    [InlineData("2606:4700:4700::1111", "::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("8.8.8.8", "::ffff:169.254.169.254")]
    public async Task ANameWithOnePrivateAddressIsBlockedWhole(params string[] addresses)
    {
        await using var canary = RawReceiver.Canary();
        using var sending = new Sending(AnyPort(), new FixedResolver(addresses), isDevelopment: false);

        var result = await sending.Post($"http://rebind.example.com:{canary.Port}/");

        Assert.Equal(ErrorKind.Blocked, result.ErrorKind);
        Assert.Equal(0, canary.Connections);
        Assert.Equal("", result.ResponseHead);
    }

    [Fact]
    public async Task ANameThatChangesItsAnswerIsAskedOnceAndCheckedEachTime()
    {
        await using var receiver = RawReceiver.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        // 127.0.0.2 stands for an address that was public a moment ago.
        var resolver = new FixedResolver(["127.0.0.1"], ["127.0.0.2"]);
        using var sending = new Sending(
            new OutboundOptions { AllowLoopback = false, AllowHttp = true, AllowPorts = "*", AllowNetworks = "127.0.0.1/32" }, resolver);
        var url = $"http://rebind.example.com:{receiver.Port}/";

        var first = await sending.Post(url);
        Assert.Equal((200, 1), (first.StatusCode, resolver.Asked));
        var second = await sending.Post(url);

        Assert.Equal((ErrorKind.Blocked, 2, 1), (second.ErrorKind, resolver.Asked, receiver.Connections));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task ARedirectIsNotFollowed(int status)
    {
        await using var canary = RawReceiver.Canary();
        await using var receiver = RawReceiver.Answering($"HTTP/1.1 {status} Go\r\nLocation: {canary.Url}\r\nContent-Length: 0\r\n\r\n");
        using var sending = new Sending();

        var result = await sending.Post(receiver.Url);

        Assert.Equal((status, "http_3xx", 0), (result.StatusCode, result.ErrorKind, canary.Connections));
    }

    [Fact]
    public async Task ARedirectToItselfIsOneRequest()
    {
        var requests = 0;
        await using var receiver = RawReceiver.Doing(stream =>
        {
            requests++;
            return RawReceiver.Write(stream, "HTTP/1.1 302 Go\r\nLocation: /hook\r\nContent-Length: 0\r\n\r\n");
        });
        using var sending = new Sending();

        await sending.Post(receiver.Url);

        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task ACookieIsNotSentBack()
    {
        var head = "";
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            while (await RawReceiver.ReadRequest(stream) is { } request)
            {
                head = request.Head;
                await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
            }
        });
        using var sending = new Sending();

        await sending.Post(receiver.Url);
        await sending.Post(receiver.Url);

        Assert.DoesNotContain("cookie", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AnUnknownNameIsADnsError()
    {
        using var sending = new Sending(resolver: new FixedResolver());

        Assert.Equal(ErrorKind.Dns, (await sending.Post("http://unknown.example.com/")).ErrorKind);
    }

    [Fact]
    public async Task ANameWithoutAnAddressIsADnsError()
    {
        using var sending = new Sending(resolver: new FixedResolver([[]]));

        Assert.Equal(ErrorKind.Dns, (await sending.Post("http://empty.example.com/")).ErrorKind);
    }

    [Fact]
    public async Task ANameServerThatIsSilentHasFiveSeconds()
    {
        var time = new Testing.ManualTimeProvider();
        using var sending = new Sending(resolver: new HangingResolver(), time: time);

        var attempt = sending.Post("http://slow.example.com/", TimeSpan.FromSeconds(30));
        await Testing.Eventually.Holds(() => time.WaitingTimers >= 2, "the deadline and the budget are set");
        time.Advance(OutboundConnector.DnsBudget);
        var result = await attempt;

        Assert.Equal((ErrorKind.Dns, OutboundConnector.DnsBudget), (result.ErrorKind, result.Dns));
    }

    [Fact]
    public async Task TheFirstAddressThatAnswersIsTaken()
    {
        await using var receiver = RawReceiver.Canary();
        using var sending = new Sending(resolver: new FixedResolver(["127.0.0.9", "127.0.0.1"]));

        // The receiver listens on 127.0.0.1 only.
        Assert.Equal(200, (await sending.Post($"http://two.localhost:{receiver.Port}/")).StatusCode);
    }

    private static OutboundOptions AnyPort() => new() { AllowHttp = true, AllowPorts = "*" };
}
