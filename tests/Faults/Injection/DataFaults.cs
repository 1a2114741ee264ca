using Npgsql;
using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>Rows that cannot be read, as an unfinished restore or a lost key leaves them.</summary>
internal static class DataFaults
{
    private const int Copies = 2;

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F29", "an endpoint's secret and another's settings cannot be read, while a silo is killed", Needs.Nothing, StopsProcesses: true, Poison),
    ];

    private static async Task Poison(FaultContext context)
    {
        var endpoints = new List<string>();
        for (var i = 0; i < Copies; i++)
        {
            endpoints.Add(await context.CreateEndpoint(context.World.Receiver.Url("poisoned")));
        }

        var before = await Row(context, endpoints[1]);
        await Run(context, "UPDATE endpoints SET secrets = overlay(secrets placing '\\xdeadbeef' from 20) WHERE id = $1", endpoints[0]);
        await Run(context, "UPDATE endpoints SET settings = '{\"url\": 7, \"order\":' WHERE id = $1", endpoints[1]);
        // Whoever takes its work over reads the rows.
        var silo = context.AnySilo();
        await silo.Process.Kill();
        await context.Hold(4, 8);
        await silo.Process.Start();
        await Wait.Seconds(4);

        await Run(context, "UPDATE endpoints SET settings = $2 WHERE id = $1", endpoints[1], before);
        foreach (var endpoint in endpoints)
        {
            await context.DeleteEndpoint(endpoint);
        }
    }

    private static async Task<string> Row(FaultContext context, string endpoint)
    {
        await using var connection = await context.OpenDatabase();
        await using var command = new NpgsqlCommand("SELECT settings FROM endpoints WHERE id = $1", connection);
        command.Parameters.AddWithValue(endpoint);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(FaultContext context, string sql, params string[] values)
    {
        await using var connection = await context.OpenDatabase();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
