using Microsoft.AspNetCore.Builder;
using OrleansNotify.Hosting;
using OrleansNotify.OneMachine.Front;
using OrleansNotify.OneMachine.Members;
using OrleansNotify.OneMachine.Page;
using OrleansNotify.OneMachine.Postgres;

namespace OrleansNotify.OneMachine.Running;

/// <summary>From the database to the front, and back.</summary>
internal sealed class LocalCluster(TimeProvider clock)
{
    private const int Failed = 1;
    private const int Misused = 2;
    private static readonly TimeSpan FrontDeadline = TimeSpan.FromSeconds(2);

    private readonly Chronicle _chronicle = new(clock);

    /// <param name="readSettings">Adds variables to this program's environment.</param>
    public async Task<int> Run(string[] args, Action readSettings, Ending ending)
    {
        try
        {
            readSettings();
            await Run(ClusterArguments.Parse(args, Environment.GetEnvironmentVariable), ending);
            return 0;
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync($"cluster: {e.Message}");
            return Misused;
        }
        catch (Exception e) when (e is MemberFailedException or BrokenConfigurationException)
        {
            await Console.Error.WriteLineAsync($"cluster: {e.Message}");
            return Failed;
        }
    }

    private async Task Run(ClusterArguments arguments, Ending ending)
    {
        if (!Ports.IsFree(arguments.Port))
        {
            throw new MemberFailedException($"port {arguments.Port} is in use: choose another with --port");
        }

        Directory.CreateDirectory(arguments.Data);
        using var fleet = new Fleet(arguments.Data, _chronicle, clock);
        try
        {
            await RunUntilAsked(arguments, fleet, ending.Asked);
        }
        catch (OperationCanceledException) when (ending.Asked.IsCancellationRequested)
        {
            // Asked to end while it was still starting.
        }
        finally
        {
            await fleet.Stop(ending.Hurry);
        }
    }

    private async Task RunUntilAsked(ClusterArguments arguments, Fleet fleet, CancellationToken asked)
    {
        var ports = new Ports(arguments.Port);
        var (database, store) = await StartDatabase(arguments, fleet, ports, asked);
        var token = AdminToken.Of(Environment.GetEnvironmentVariable("ADMIN_TOKEN"), arguments.Data);
        var plans = new MemberPlans(ports, arguments.Data, database, token);
        _chronicle.Say($"{arguments.Silos} silos and {arguments.Gateways} gateways start");
        // The first silo makes the tables that the others find, the first gateway the tokens of Development.
        await fleet.Start([plans.Silo(1)], asked);
        await fleet.Start([.. Enumerable.Range(2, arguments.Silos - 1).Select(plans.Silo), plans.Gateway(1)], asked);
        await fleet.Start(Enumerable.Range(2, arguments.Gateways - 1).Select(plans.Gateway), asked);

        using var watch = new ClusterWatch(fleet.Members, token, clock);
        await using var front = await FrontHost.Start(
            arguments.Port, Environment.GetEnvironmentVariable("HOST"), fleet.Of(Role.Gateway).Select(member => member.Plan),
            pages => pages.MapStatusPage(store, watch, _chronicle, clock));
        Welcome.Print(arguments, fleet, store);
        await watch.Run(asked);
        _chronicle.Say("ending: the front, gateways, silos, the database");
        await Stop(front);
    }

    private async Task<(string Url, string Store)> StartDatabase(ClusterArguments arguments, Fleet fleet, Ports ports, CancellationToken asked)
    {
        if (arguments.Database is { } given)
        {
            return (given, "PostgreSQL, as given");
        }

        var postgres = await OwnPostgres.Prepare(arguments.Data, ports);
        _chronicle.Say($"PostgreSQL starts in {postgres.Folder}");
        await fleet.Start([postgres.Plan(arguments.Silos + arguments.Gateways)], asked);
        await postgres.CreateDatabase();
        if (await postgres.ForgetMembers() is var forgotten and > 0)
        {
            _chronicle.Say($"{forgotten} silos of the last run were killed; their membership rows are deleted");
        }

        return (postgres.Url, $"PostgreSQL in {postgres.Folder}: {postgres.Url}");
    }

    // Open sockets would hold it for as long as their clients like.
    private async Task Stop(WebApplication front)
    {
        using var deadline = new CancellationTokenSource(FrontDeadline, clock);
        await front.StopAsync(deadline.Token);
    }
}
