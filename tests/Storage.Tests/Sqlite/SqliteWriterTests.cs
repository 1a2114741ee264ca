using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>The writer alone, on a file of its own.</summary>
public sealed class SqliteWriterTests : IDisposable
{
    private const long Full = 2;
    private const long Normal = 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notify-writer-");
    private readonly SqliteWriter _writer;

    public SqliteWriterTests() => _writer = new SqliteWriter(Open);

    // Another schema makes SQLite compile prepared statements again.
    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("DROP TABLE IF EXISTS t; CREATE TABLE t (x)")]
    public async Task EachCommitWaitsForTheDiskOrNotAsItsJobsAsk(string first)
    {
        foreach (var isDurable in new[] { true, false, true, false, false, true, false, true, true })
        {
            await Run(first, isDurable);

            Assert.Equal(isDurable ? Full : Normal, await Run("PRAGMA synchronous", isDurable));
        }
    }

    [Fact]
    public async Task AJobThatFailsIsUndoneAloneAndTheNextIsCommitted()
    {
        await Run("CREATE TABLE t (x INTEGER UNIQUE)", true);
        await Assert.ThrowsAsync<SqliteException>(() => Run("INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)", true));

        Assert.Equal(0L, await Run("SELECT count(*) FROM t", true));
        await Task.WhenAll(Enumerable.Range(0, 200).Select<int, Task>(i => i % 5 == 4
            ? Assert.ThrowsAsync<SqliteException>(() => Run($"INSERT INTO t VALUES ({i}); INSERT INTO t VALUES ({i})", true))
            : Run($"INSERT INTO t VALUES ({i})", i % 2 == 0)));
        Assert.Equal(160L, await Run("SELECT count(*) FROM t", true));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Delete(recursive: true);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "writer.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
        return connection;
    }

    private Task<object?> Run(string sql, bool isDurable) => _writer.Run(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Task.FromResult(command.ExecuteScalar());
        },
        isDurable,
        default);
}
