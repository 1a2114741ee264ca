using Npgsql;
using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>PostgreSQL ends, stands still, or has no room.</summary>
internal static class DatabaseFaults
{
    private const string SomeBackends = "FROM pg_stat_activity WHERE application_name ~ '^(silo|gateway)' ORDER BY random() LIMIT 3";

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F5", "connections to PostgreSQL are ended, or one of its processes is killed", Needs.Nothing, StopsProcesses: false, EndBackends),
        new("F6", "PostgreSQL is stopped immediately", Needs.Nothing, StopsProcesses: false, context => Restart(context, server => server.StopImmediatelyAsync())),
        new("F7", "PostgreSQL is killed", Needs.Nothing, StopsProcesses: false, context => Restart(context, server => server.KillAsync())),
        new("F8", "PostgreSQL stands still", Needs.Nothing, StopsProcesses: false, StandStill),
        new("F9", "a table is locked, or all connections are taken", Needs.Nothing, StopsProcesses: false, TakeAway),
        new("F19", "the disk of the data is full", Needs.SmallDisks, StopsProcesses: false, context => Fill(context, context.Cluster.Disks!.Data)),
        new("F20", "the disk of the write-ahead log is full", Needs.SmallDisks, StopsProcesses: false, context => Fill(context, context.Cluster.Disks!.Wal)),
    ];

    private static async Task EndBackends(FaultContext context)
    {
        await using var connection = await context.OpenDatabase();
        if (context.Random.Next(2) == 0)
        {
            await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) {SomeBackends}", connection);
            await end.ExecuteNonQueryAsync();
            return;
        }

        await using var command = new NpgsqlCommand($"SELECT pid {SomeBackends}", connection);
        if (await command.ExecuteScalarAsync() is int pid)
        {
            // PostgreSQL restarts all of its processes when one dies so.
            Signals.Send("KILL", pid);
            await Wait.Seconds(1);
        }
    }

    private static async Task Restart(FaultContext context, Func<PostgresServer, Task> end)
    {
        await end(context.Cluster.Postgres);
        await context.Hold(0.5, 5);
        await context.Cluster.Postgres.StartAgainAsync();
    }

    private static async Task StandStill(FaultContext context)
    {
        context.Cluster.Postgres.Pause();
        await Wait.Seconds(context.Random.Next(2) == 0 ? 5 : 15);
        context.Cluster.Postgres.Resume();
    }

    private static async Task TakeAway(FaultContext context)
    {
        await using var connection = await context.OpenDatabase();
        if (context.Random.Next(2) == 0)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var locking = new NpgsqlCommand("LOCK TABLE events IN ACCESS EXCLUSIVE MODE", connection, transaction);
            await locking.ExecuteNonQueryAsync();
            await Wait.Seconds(10);
            await transaction.RollbackAsync();
            return;
        }

        var taken = new List<NpgsqlConnection>();
        try
        {
            while (true)
            {
                taken.Add(await context.OpenDatabase());
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // Those that are open must be opened anew.
            await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ '^(silo|gateway)'", connection);
            await end.ExecuteNonQueryAsync();
            await Wait.Seconds(8);
        }

        foreach (var one in taken)
        {
            await one.DisposeAsync();
        }
    }

    private static async Task Fill(FaultContext context, string disk)
    {
        SmallDisks.Fill(disk);
        await UseUpTheLog(context);
        await Wait.Seconds(8);
        SmallDisks.Free(disk);
        // PostgreSQL ends when it cannot write its log.
        if (!await context.Cluster.Postgres.IsRunningAsync())
        {
            await context.Cluster.Postgres.StartAgainAsync();
        }
    }

    /// <summary>Of the segments that are there already, so that the next ones need room.</summary>
    private static async Task UseUpTheLog(FaultContext context)
    {
        const int Segments = 8;
        try
        {
            await using var connection = await context.OpenDatabase();
            for (var i = 0; i < Segments; i++)
            {
                await using var command = new NpgsqlCommand("SELECT pg_logical_emit_message(false, 'faults', 'x'), pg_switch_wal()", connection);
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (NpgsqlException)
        {
            // Full.
        }
    }
}
