using System.Globalization;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>How long it takes until two tabs and another device of one person agree.</summary>
[Collection(WholeMachine.Name)]
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const string Email = "ann@codingninjas.com";
    private const int Rounds = 3;
    private static readonly TimeSpan Bar = TimeSpan.FromMilliseconds(150);

    [Fact]
    public Task TwoTabsAndASecondDeviceAgreeOnSqlite() => Agree("SQLite", "");

    [SkippableFact]
    public async Task TwoTabsAndASecondDeviceAgreeOnPostgres()
    {
        await using var postgres = await PostgresServer.StartAsync();

        await Agree("PostgreSQL", await postgres.CreateDatabaseAsync());
    }

    private async Task Agree(string store, string database)
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Take();
        await using var server = new ServerProcess(Programs.Gateway, ServerSettings.OfOftenSignedIn(port, folder.Path, database));
        await server.Start();
        using var owner = new ApiClient(port, ServerSettings.ApiKey);
        using var gateway = new NotifyClient(port);
        var (laptop, phone) = (await gateway.SignInOnAnotherDevice(Email), await gateway.SignInOnAnotherDevice(Email));
        await using var run = await AgreementRun.Start(port, [laptop.Token, laptop.Token, phone.Token], new Sender(owner, Email, new Progress()));

        // The machine may be busy with something else for a moment: the best of the rounds counts.
        TimeSpan? best = null;
        for (var round = 1; round <= Rounds && !(best <= Bar); round++)
        {
            var times = await run.Round();
            var (p50, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{store}: {times.Count} changes, agreed after {p50.TotalMilliseconds:0.0} ms (p50), {p99.TotalMilliseconds:0.0} ms (p99), {times[^1].TotalMilliseconds:0.0} ms (max)"));
            best = best < p99 ? best : p99;
        }

        Assert.True(best <= Bar, $"{store}: {best}");
    }
}
