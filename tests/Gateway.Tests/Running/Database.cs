using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>The data of one server, looked at from outside.</summary>
/// <param name="url">Connection string of PostgreSQL; empty: the SQLite file in the folder.</param>
public sealed class Database(string folder, string url) : IDisposable
{
    public string Folder => folder;

    public string Url => url;

    public bool IsPostgres => url.Length > 0;

    public static Database NewSqlite() => new(Directory.CreateTempSubdirectory("notify-gateway-").FullName, "");

    public async Task<int> Execute(string sql)
    {
        await using var connection = await Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> Number(string sql)
    {
        await using var connection = await Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Every value of every row of every table, and the bytes of every file.</summary>
    public async Task<string> Dump(bool withFiles = true)
    {
        var dump = new StringBuilder();
        await using var connection = await Open();
        foreach (var table in await Tables(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    dump.Append(reader.GetValue(i) switch
                    {
                        byte[] bytes => Encoding.Latin1.GetString(bytes),
                        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                    }).Append('\n');
                }
            }
        }

        foreach (var file in withFiles ? Directory.GetFiles(folder) : [])
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, Encoding.Latin1);
            dump.Append(await text.ReadToEndAsync());
        }

        return dump.ToString();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<List<string>> Tables(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection
            ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private async Task<DbConnection> Open()
    {
        DbConnection connection = IsPostgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresServer.AsSuperuser(url)) { Pooling = false }.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(folder, "notify.db")};Pooling=False;Default Timeout=15");
        await connection.OpenAsync();
        return connection;
    }
}
