using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>
/// Databases that commit 1e21b11 left when it was killed (<c>OldData/make-old-data.sh</c>): tenants, keys, sources, sessions, read and unread
/// items, waiting retries, a replay half done, a mail that could not leave.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class OldDataTests
{
    // The files do not age: sessions in them end later, and what waits is due.
    private const string Freshen = """
        UPDATE sessions SET expires_at = 9000000000000, idle_expires_at = 9000000000000;
        UPDATE deliveries SET next_attempt_at = 1 WHERE next_attempt_at IS NOT NULL;
        """;

    [Fact]
    public async Task ASqliteFileOfTheVersionBeforeIsServedAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notify.db");
        await using (var packed = new GZipStream(OldServer.Open("sqlite.db.gz"), CompressionMode.Decompress))
        await using (var unpacked = File.Create(file))
        {
            await packed.CopyToAsync(unpacked);
        }

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = new SqliteCommand(Freshen, connection);
            await command.ExecuteNonQueryAsync();
        }

        await Serve("sqlite", folder.Path, "");
    }

    [SkippableFact]
    public async Task APostgresDatabaseOfTheVersionBeforeIsServedAndGoesOn()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using (var packed = new GZipStream(OldServer.Open("postgres.sql.gz"), CompressionMode.Decompress))
        using (var script = new StreamReader(packed))
        await using (var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString))
        {
            // pg_dump empties the search path of its session, and writes lines for psql only.
            var sql = string.Join('\n', (await script.ReadToEndAsync()).Split('\n').Where(line => !line.StartsWith('\\')));
            await using var command = source.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"{sql}; SET search_path = public; {Freshen}"));
            await command.ExecuteNonQueryAsync();
        }

        using var folder = new TemporaryFolder();
        await Serve("postgres", folder.Path, database);
    }

    private static async Task Serve(string name, string folder, string database)
    {
        await using var server = await OldServer.Start(name, folder, database);

        await server.SaysWhatItSaidBefore();
        await server.GoesOnRetrying();
        await server.GoesOnReplaying();
        await server.TakesTheOldKey();
    }
}
