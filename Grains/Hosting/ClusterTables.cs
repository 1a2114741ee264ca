using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OrleansNotify.Hosting;

/// <summary>The tables that Orleans' AdoNet clustering reads and writes, made by whoever starts first.</summary>
public static class ClusterTables
{
    private const long Lock = 0x4f4e_636c_7573_7472;

    public static async Task CreateClusterTables(this IServiceProvider services, CancellationToken cancellation)
    {
        var resource = typeof(ClusterTables).Assembly.GetManifestResourceStream("ClusterTables.sql")!;
        using var script = new StreamReader(resource);
        var sql = await script.ReadToEndAsync(cancellation);
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Lock}); {sql}", connection, transaction);
        // The queries in the script hold @names that are Orleans' parameters, not this command's.
        command.AllResultTypesAreUnknown = true;
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
