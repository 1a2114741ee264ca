using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>A server that a tenant names may be anywhere: it is reached through the guard alone.</summary>
public sealed class TenantServerTests
{
    [Fact]
    public async Task ATenantsServerIsReachedThroughTheGuard()
    {
        await using var mailbox = new SmtpMailbox();
        var guard = new Guard(mailbox.Port);

        var outcome = await Send("smtp://mail.example:587?tls=none", guard);

        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        Assert.Equal("mail.example:587", guard.Asked);
    }

    [Theory]
    [InlineData("smtp://127.0.0.1:22?tls=none")]
    [InlineData("smtp://127.0.0.1:6379?tls=none")]
    [InlineData("smtp://mail.example:587?tls=none&ca=/dev/zero")]
    public async Task ATenantNamesNeitherOtherPortsNorFiles(string url)
    {
        var guard = new Guard(1);

        var outcome = await Send(url, guard);

        Assert.Equal((OutcomeKind.RefusedAccount, ProviderHttp.AddressNotAllowed), (outcome.Kind, outcome.Code));
        Assert.Null(guard.Asked);
    }

    [Fact]
    public async Task WithoutAGuardNoTenantsServerIsReached()
    {
        await using var mailbox = new SmtpMailbox();

        Assert.Equal(OutcomeKind.RefusedAccount, (await Send("smtp://127.0.0.1:587?tls=none", null)).Kind);
    }

    private static async Task<ProviderOutcome> Send(string url, IStrangerSockets? guard)
    {
        var services = new ServiceCollection().AddSingleton<IStrangerHttp, PlainHttp>().AddSingleton(TimeProvider.System);
        services.AddMessageProviders();
        if (guard is not null)
        {
            services.AddSingleton(guard);
        }

        await using var built = services.BuildServiceProvider();
        Assert.True(built.GetRequiredService<ProviderCatalogue>().TryGet("smtp", out var smtp));
        var values = new Dictionary<string, string> { ["url"] = url, ["from"] = "orders@notify.example" };
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await smtp.Send(TestMessages.Mail, new ProviderSettings("acc_tenant", smtp.Manifest, values), deadline.Token);
    }

    /// <summary>Leads to one port of this machine.</summary>
    private sealed class Guard(int port) : IStrangerSockets
    {
        public string? Asked { get; private set; }

        public async Task<Stream> Connect(string host, int asked, CancellationToken cancellation)
        {
            Asked = $"{host}:{asked}";
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return client.GetStream();
        }
    }
}
