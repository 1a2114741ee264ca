using System.Globalization;
using System.Text;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Cluster;

/// <summary>Orleans' own page, for the operator only.</summary>
public sealed class DashboardTests(DashboardServer shown) : IClassFixture<DashboardServer>
{
    private const string Page = "/v1/admin/orleans/";

    [Fact]
    public async Task WithoutDashboardThereIsNothing()
    {
        await using var server = await Server.Start(Database.NewSqlite());

        Assert.Equal(404, (await server.Get(Page, Server.AdminToken)).Status);
    }

    [Fact]
    public async Task WithoutTheTokenOfTheOperatorTheServerDoesNotStart()
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.Start(Database.NewSqlite(), ("DASHBOARD", "true"), ("ADMIN_TOKEN", "")));

        Assert.Contains("broken configuration: DASHBOARD needs ADMIN_TOKEN", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Page + "index.min.js")]
    [InlineData(Page + "DashboardCounters")]
    [InlineData(Page + "GrainState?grainId=a&grainType=b")]
    [InlineData(Page + "Trace")]
    public async Task WhoHasNoCredentialIsAskedForOne(string path)
    {
        using var answer = await shown.Server.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("Basic", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task AnothersCredentialIsRefused()
    {
        var tenant = await shown.Server.NewTenant();

        Assert.Equal(401, (await shown.Server.Get(Page, tenant.ApiKey)).Status);
        Assert.Equal(401, (await Get("operator", $"{Server.AdminToken}x")).Status);
        Assert.Equal(401, (await shown.Server.Get(Page, null, ("Authorization", "Basic not-base64!"))).Status);
    }

    [Fact]
    public async Task TheOperatorGetsThePageByPasswordAndByBearer()
    {
        var byPassword = await Get("anything", Server.AdminToken);
        var byBearer = await shown.Server.Get(Page, Server.AdminToken);

        Assert.Equal((200, 200), (byPassword.Status, byBearer.Status));
        Assert.Contains("<title>Orleans Dashboard</title>", byPassword.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOperatorSeesTheSilosAndTheProductsGrains()
    {
        await shown.Server.NewTenant();

        await Eventually.Holds(
            async () => (await shown.Server.Get($"{Page}DashboardCounters", Server.AdminToken)).Body.Contains("TenantGrain", StringComparison.Ordinal),
            "the dashboard has counted the tenants' grains", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task LogsAreNotStreamed() => Assert.Equal(403, (await shown.Server.Get($"{Page}Trace", Server.AdminToken)).Status);

    [Fact]
    public async Task ThePortOfTheProbesDoesNotHaveIt()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{shown.HealthPort}") };
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Authorization = new("Bearer", Server.AdminToken);

        using var answer = await http.SendAsync(request);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task AnAddressThatHasFailedOftenWaits()
    {
        await using var server = await Server.Start(Database.NewSqlite(), ("DASHBOARD", "true"), ("RATE_LIMIT", "3"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(401, (await server.Get(Page, "guess")).Status);
        }

        var refused = await server.Get(Page, Server.AdminToken);

        refused.Refuses(429, "too_many_requests");
    }

    private Task<Answer> Get(string name, string password)
        => shown.Server.Get(Page, null, ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}"));
}

public sealed class DashboardServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    public int HealthPort { get; } = FreePort.Take();

    public async Task InitializeAsync() => Server = await Server.Start(
        Database.NewSqlite(), ("DASHBOARD", "true"), ("HEALTH_PORT", HealthPort.ToString(CultureInfo.InvariantCulture)));

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
