using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>
/// What strangers and people without a role can send at a process that has the memory of its pod (768 MiB), each for four seconds, or
/// <c>FLOOD_SECONDS</c>: by hand a minute, and then what a quiet machine has to hold is asserted as well. The process lives, it answers
/// its probe, and another tenant is served.
/// </summary>
public abstract class FloodTests(ITestOutputHelper output)
{
    private const int ByHand = 60;
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Others = TimeSpan.FromMilliseconds(250);

    // On a machine that stands still for seconds now and then.
    private static readonly TimeSpan ProbeBesideOthers = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    protected abstract Task<string> Database();

    [SkippableTheory]
    [InlineData(nameof(UnreadBodies))]
    [InlineData(nameof(UnknownTenants))]
    [InlineData(nameof(LargeBatches))]
    [InlineData(nameof(EarlyAttachments))]
    [InlineData(nameof(IdleConnections))]
    public async Task TheProcessLivesAndServesOthers(string name)
    {
        var seconds = Variable.Number("FLOOD_SECONDS") ?? 4;
        await using var server = await FloodedServer.Start(await Database(), name == nameof(IdleConnections) ? 1_200 : null);
        IFlood flood = name switch
        {
            nameof(UnreadBodies) => new UnreadBodies(server.Port),
            nameof(UnknownTenants) => new UnknownTenants(server.Port),
            nameof(LargeBatches) => new LargeBatches(server.Port, server.Person.Token),
            nameof(EarlyAttachments) => new EarlyAttachments(server.Port),
            _ => new IdleConnections(server.Port),
        };
        using var watch = new FloodWatch(server);
        await watch.Run(TimeSpan.FromSeconds(Math.Clamp(seconds / 2, 2, 10)));
        var before = watch.Take();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var flooding = flood.Run(end.Token);
        await watch.Run(TimeSpan.FromSeconds(seconds));
        var during = watch.Take();
        await flooding;
        output.WriteLine($"{name}, {seconds} s: {flood.Said}\n  before: {before}\n  during: {during}");

        Assert.True(server.IsRunning, $"the process ended:\n{server.Output}");
        Assert.True(flood.Sent > 0, "nothing was sent");
        Assert.Equal(0, during.Refused);
        Assert.InRange(during.SlowestProbe, TimeSpan.Zero, seconds >= ByHand ? Probe : ProbeBesideOthers);
        if (seconds >= ByHand)
        {
            await Eventually.Holds(() => server.ResidentBytes <= before.MostResident + (before.MostResident / 4), "memory is back", Settling);
            output.WriteLine($"  after: {server.ResidentBytes >> 20} MB");
            Assert.InRange(during.OthersP99, TimeSpan.Zero, Others);
        }
    }
}

[Collection(WholeMachine.Name)]
public sealed class SqliteFloodTests(ITestOutputHelper output) : FloodTests(output)
{
    protected override Task<string> Database() => Task.FromResult("");
}

[Collection(WholeMachine.Name)]
public sealed class PostgresFloodTests(ITestOutputHelper output) : FloodTests(output), IAsyncLifetime
{
    private PostgresServer? _postgres;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    protected override async Task<string> Database()
    {
        _postgres ??= await PostgresServer.StartAsync();
        return await _postgres.CreateDatabaseAsync();
    }
}
