using System.Net;

namespace OrleansNotify.Outbound;

public sealed class OutboundPolicyTests
{
    private static readonly OutboundPolicy Production = Policy(new OutboundOptions());
    private static readonly OutboundPolicy Development = new(new OutboundOptions(), isDevelopment: true, _ => false);

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://example.com/")]
    [InlineData("HTTPS://Example.COM/hook?a=1&b=%20")]
    [InlineData("https://hooks.example.com:8443/a/b/c")]
    [InlineData("https://example.com:443/")]
    [InlineData("https://a_b.example.co.uk/x")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://example.com/path@with:odd;chars,(ok)/~x")]
    [InlineData("https://example.com?q=a@b")]
    public void APublicHttpsUrlMayBeCalled(string url) => Assert.Null(Production.Check(url));

    [Theory]
    [InlineData("https://notify.example.org/webhook")]
    [InlineData("https://NOTIFY.example.org:8443/")]
    [InlineData("https://8.8.4.4/")]
    [InlineData("https://[2606:4700:4700::1001]/")]
    [InlineData("https://xn--bcher-kva.example/v1/events")]
    public void ThisInstallationsOwnPublicHostsAreRefused(string url)
    {
        var policy = Policy(new OutboundOptions
        {
            PublicUrl = "https://notify.example.org, https://8.8.4.4/,http://[2606:4700:4700::1001]:3000,https://b\u00fccher.example",
        });

        Assert.Equal(UrlProblem.Own, policy.Check(url));
        Assert.Null(policy.Check("https://hooks.notify.example.org/"));
    }

    [Theory]
    [InlineData("http://example.com/", UrlProblem.Scheme)]
    [InlineData("ftp://example.com/", UrlProblem.Scheme)]
    [InlineData("gopher://example.com/", UrlProblem.Scheme)]
    [InlineData("ws://example.com/", UrlProblem.Scheme)]
    [InlineData("unix://example.com/", UrlProblem.Scheme)]
    [InlineData("file:///etc/passwd", UrlProblem.Invalid)]
    [InlineData("//127.0.0.1/", UrlProblem.Invalid)]
    [InlineData("//example.com/", UrlProblem.Invalid)]
    [InlineData("/hook", UrlProblem.Invalid)]
    [InlineData("example.com", UrlProblem.Invalid)]
    [InlineData("", UrlProblem.Invalid)]
    [InlineData("https:", UrlProblem.Invalid)]
    [InlineData("https://", UrlProblem.Invalid)]
    [InlineData("https:///hook", UrlProblem.Invalid)]
    [InlineData("https:example.com", UrlProblem.Invalid)]
    [InlineData("https:/example.com", UrlProblem.Invalid)]
    [InlineData("https:\\\\example.com", UrlProblem.Invalid)]
    [InlineData("https://example.com\\@127.0.0.1/", UrlProblem.Invalid)]
    [InlineData("javascript:alert(1)//://x", UrlProblem.Invalid)]
    [InlineData("data:text/plain,x", UrlProblem.Invalid)]
    public void OnlyAWholeHttpsUrlIsOne(string url, string problem) => Assert.Equal(problem, Production.Check(url));

    [Theory]
    [InlineData("https://example.com/\r\nX-Injected: 1")]
    [InlineData("https://example.com/\n")]
    [InlineData("https://example.com/\0")]
    [InlineData("https://exa mple.com/")]
    [InlineData(" https://example.com/")]
    [InlineData("https://example.com/\t")]
    [InlineData("https://example\u3002com/")]
    [InlineData("https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/")]
    [InlineData("https://127\u30020\u30020\u30021/")]
    [InlineData("https://\u24dbocalhost/")]
    [InlineData("https://b\u00fccher.example/")]
    [InlineData("https://example.com/caf\u00e9")]
    [InlineData("https://ex\u00adample.com/")]
    [InlineData("https://example.com/<script>")]
    public void OnlyVisibleAsciiIsAUrl(string url) => Assert.Equal(UrlProblem.Invalid, Production.Check(url));

    [Theory]
    [InlineData("https://user@example.com/", UrlProblem.UserInfo)]
    [InlineData("https://user:password@example.com/", UrlProblem.UserInfo)]
    [InlineData("https://@example.com/", UrlProblem.UserInfo)]
    [InlineData("https://example.com@127.0.0.1/", UrlProblem.UserInfo)]
    [InlineData("https://a@b@example.com/", UrlProblem.Invalid)]
    [InlineData("https://example.com/#x", UrlProblem.Fragment)]
    [InlineData("https://example.com#", UrlProblem.Fragment)]
    [InlineData("https://example.com#@127.0.0.1/", UrlProblem.Fragment)]
    [InlineData("https://example.com:80/", UrlProblem.Port)]
    [InlineData("https://example.com:22/", UrlProblem.Port)]
    [InlineData("https://example.com:0/", UrlProblem.Port)]
    [InlineData("https://example.com:65536/", UrlProblem.Invalid)]
    [InlineData("https://example.com:/", UrlProblem.Invalid)]
    [InlineData("https://example.com:+443/", UrlProblem.Invalid)]
    [InlineData("https://example.com:443:443/", UrlProblem.Invalid)]
    public void UserInfoFragmentAndOtherPortsAreRefused(string url, string problem) => Assert.Equal(problem, Production.Check(url));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("x.localhost")]
    [InlineData("example.com.")]
    [InlineData("127.0.0.1.")]
    [InlineData("intranet")]
    [InlineData("printer.local")]
    [InlineData("metadata.google.internal")]
    [InlineData("redis.default.svc")]
    [InlineData("redis.default.svc.cluster.local")]
    [InlineData("router.home.arpa")]
    [InlineData("-a.example.com")]
    [InlineData("a..example.com")]
    [InlineData(".example.com")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("127.0x1")]
    [InlineData("017700000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("08.8.8.8")]
    [InlineData("134744072")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.256.256.256")]
    [InlineData("example.0x")]
    public void AHostIsAPublicNameOrAnAddressInItsUsualForm(string host)
        => Assert.Contains(Production.Check($"https://{host}/"), (string?[])[UrlProblem.Host, UrlProblem.Invalid]);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1]")]
    public void AnAddressOfNoPublicNetworkIsRefused(string host) => Assert.Equal(UrlProblem.Blocked, Production.Check($"https://{host}/"));

    [Theory]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("[2606:4700::1%eth0]")]
    [InlineData("[::1")]
    [InlineData("::1")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[v1.x]")]
    [InlineData("[]")]
    public void ABrokenOrZonedIpv6HostIsRefused(string host) => Assert.NotNull(Production.Check($"https://{host}/"));

    [Fact]
    public void AUrlHasAtMost2048Characters()
    {
        const string start = "https://example.com/";

        Assert.Null(Production.Check(start + new string('a', OutboundPolicy.MaxUrlLength - start.Length)));
        Assert.Equal(UrlProblem.TooLong, Production.Check(start + new string('a', OutboundPolicy.MaxUrlLength - start.Length + 1)));
    }

    [Fact]
    public void ANameHasAtMost253CharactersInLabelsOf63()
    {
        var label = new string('a', 63);

        Assert.Null(Production.Check($"https://{label}.{label}.{label}.{new string('a', 61)}/"));
        Assert.NotNull(Production.Check($"https://{label}.{label}.{label}.{new string('a', 62)}/"));
        Assert.NotNull(Production.Check($"https://{label}a.example.com/"));
    }

    [Theory]
    [InlineData("http://localhost:3000/hook")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("http://api.localhost/")]
    [InlineData("https://localhost:9443/")]
    [InlineData("http://example.com/")]
    public void DevelopmentMayCallThisMachine(string url) => Assert.Null(Development.Check(url));

    [Theory]
    [InlineData("http://example.com:3000/", UrlProblem.Port)]
    [InlineData("http://10.0.0.1/", UrlProblem.Blocked)]
    [InlineData("http://0.0.0.0/", UrlProblem.Blocked)]
    [InlineData("http://169.254.169.254/", UrlProblem.Blocked)]
    [InlineData("http://router/", UrlProblem.Host)]
    public void DevelopmentMayCallNothingElseInside(string url, string problem) => Assert.Equal(problem, Development.Check(url));

    [Fact]
    public void WhatIsConfiguredIsStrongerThanTheEnvironment()
    {
        var strict = new OutboundPolicy(new OutboundOptions { AllowLoopback = false, AllowHttp = false }, isDevelopment: true, _ => false);
        var open = Policy(new OutboundOptions { AllowLoopback = true, AllowHttp = true });

        Assert.Equal(UrlProblem.Scheme, strict.Check("http://example.com/"));
        Assert.Equal(UrlProblem.Blocked, strict.Check("https://127.0.0.1/"));
        Assert.Null(open.Check("http://127.0.0.1:9000/"));
    }

    [Fact]
    public void AnAllowedNetworkOpensItsAddressesAndInternalNames()
    {
        var policy = Policy(new OutboundOptions { AllowNetworks = "10.1.0.0/16, fd00:1::/32", AllowPorts = "8080" });

        Assert.True(policy.Allows(IPAddress.Parse("10.1.2.3")));
        Assert.True(policy.Allows(IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.True(policy.Allows(IPAddress.Parse("fd00:1::5")));
        Assert.False(policy.Allows(IPAddress.Parse("10.2.0.0")));
        Assert.Null(policy.Check("https://10.1.2.3:8080/"));
        Assert.Null(policy.Check("https://receiver.team.svc.cluster.local/"));
        Assert.Equal(UrlProblem.Blocked, policy.Check("https://10.2.0.1/"));
    }

    [Fact]
    public void ABlockedNetworkIsStrongerThanAnAllowedOne()
    {
        var policy = Policy(new OutboundOptions { AllowNetworks = "10.0.0.0/8", BlockNetworks = "10.9.0.0/16,198.41.0.0/24" });

        Assert.False(policy.Allows(IPAddress.Parse("10.9.1.1")));
        Assert.False(policy.Allows(IPAddress.Parse("198.41.0.4")));
        Assert.True(policy.Allows(IPAddress.Parse("198.41.1.4")));
    }

    [Fact]
    public void ThisHostsOwnAddressesAreBlockedUnlessAllowed()
    {
        var own = IPAddress.Parse("198.41.0.4");

        Assert.False(new OutboundPolicy(new OutboundOptions(), false, own.Equals).Allows(own));
        Assert.False(new OutboundPolicy(new OutboundOptions(), false, own.Equals).Allows(own.MapToIPv6()));
        Assert.True(new OutboundPolicy(new OutboundOptions { AllowNetworks = "198.41.0.4/32" }, false, own.Equals).Allows(own));
    }

    [Fact]
    public void TheAddressesOfThisHostAreFound()
    {
        var own = new OwnAddresses(TimeProvider.System);

        Assert.True(own.Contains(IPAddress.Loopback));
        Assert.False(own.Contains(IPAddress.Parse("198.41.0.4")));
    }

    private static OutboundPolicy Policy(OutboundOptions options) => new(options, isDevelopment: false, _ => false);
}
