using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>What is prepared once answers as what is prepared for each call.</summary>
public sealed class KeepingConnectionTests : IDisposable
{
    private const string Between = "SELECT x FROM t WHERE x > @After AND x <= @UpTo ORDER BY x";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notify-reader-");
    private readonly SqliteReaders _readers;

    public KeepingConnectionTests()
    {
        _readers = new SqliteReaders($"Data Source={Path.Combine(_folder.FullName, "reader.db")};Pooling=False");
        Change("PRAGMA journal_mode = WAL; CREATE TABLE t (x INTEGER UNIQUE); INSERT INTO t VALUES (1), (2), (3), (4), (5)");
    }

    [Fact]
    public void AStatementThatIsKeptTakesTheValuesOfEachCall()
    {
        using var reader = _readers.Take();
        for (var after = 0; after < 5; after++)
        {
            Assert.Equal(Numbers(after, 5), Read(reader, after, 5));
        }
    }

    [Fact]
    public async Task ManyCallsAtOnceEachGetTheirOwnRows()
    {
        var calls = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var call = 0; call < 500; call++)
            {
                var (after, upTo) = (call % 5, 1 + (call % 7));
                var reader = _readers.Take();
                var found = Read(reader, after, upTo);
                _readers.GiveBack(reader);
                Assert.Equal(Numbers(after, Math.Min(upTo, 5)), found);
            }
        }));

        await Task.WhenAll(calls);
    }

    [Fact]
    public void ACallInsideAnotherOfTheSameTextDisturbsNeither()
    {
        using var reader = _readers.Take();
        for (var time = 0; time < 3; time++)
        {
            var pairs = Rows(
                reader, Between, [("@After", 0L), ("@UpTo", 2L)], row => (row.GetInt64(0), string.Join(",", Read(reader, 3, 5))));

            Assert.Equal([(1, "4,5"), (2, "4,5")], pairs);
        }
    }

    [Fact]
    public void AStatementThatFailsIsNotInTheWayOfTheNext()
    {
        // The smallest number has no absolute value.
        const string sql = "SELECT abs(@Most + x - x) FROM t WHERE x = 1";
        using var reader = _readers.Take();
        for (var time = 0; time < 3; time++)
        {
            Assert.Throws<SqliteException>(() => Rows(reader, sql, [("@Most", long.MinValue)], row => row.GetInt64(0)));

            Assert.Equal([3L], Rows(reader, sql, [("@Most", 3L)], row => row.GetInt64(0)));
        }
    }

    [Fact]
    public void AReadSeesWhatWasWrittenBeforeIt()
    {
        using var reader = _readers.Take();
        for (var x = 6; x < 10; x++)
        {
            Change($"INSERT INTO t VALUES ({x})");

            Assert.Equal(Numbers(0, x), Read(reader, 0, 100));
        }
    }

    [Fact]
    public void ACommandThatIsLeftOnARowHoldsNoOldView()
    {
        using var reader = _readers.Take();
        for (var x = 6; x < 10; x++)
        {
            var command = ((DbConnection)reader).CreateCommand();
            command.CommandText = "SELECT x FROM t";
            Assert.True(command.ExecuteReader().Read());
            command.Dispose();
            Change($"INSERT INTO t VALUES ({x})");

            Assert.Equal(Numbers(0, x), Read(reader, 0, 100));
        }
    }

    [Fact]
    public void ACommandRunsAgainWithOtherValuesAndAnotherText()
    {
        using var reader = _readers.Take();
        using var command = ((DbConnection)reader).CreateCommand();
        command.Add("@X", 2L);
        foreach (var (sql, found) in ((string, long)[])[("SELECT x FROM t WHERE x = @X", 2), ("SELECT 10 + @X", 12), ("SELECT x FROM t WHERE x = @X", 2)])
        {
            command.CommandText = sql;

            Assert.Equal(found, command.ExecuteScalar());
            Assert.Equal(found, command.ExecuteScalar());
        }
    }

    [Fact]
    public void AnotherSchemaIsSeenByWhatWasPreparedBefore()
    {
        using var reader = _readers.Take();
        for (var column = 0; column < 3; column++)
        {
            Assert.Equal([1 + column], Rows(reader, "SELECT * FROM t WHERE x = 1", [], row => row.FieldCount));

            Change($"ALTER TABLE t ADD COLUMN c{column}");
        }
    }

    [Fact]
    public void MoreTextsThanAreKeptAnswerAsTheOthers()
    {
        using var reader = _readers.Take();
        for (var time = 0; time < 2; time++)
        {
            for (long number = 0; number < 60; number++)
            {
                Assert.Equal([number], Rows(reader, $"SELECT {number}", [], row => row.GetInt64(0)));
            }
        }
    }

    public void Dispose()
    {
        _readers.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<long> Numbers(int after, int upTo) => Enumerable.Range(1, upTo).Where(x => x > after).Select(x => (long)x);

    private static List<long> Read(KeepingConnection reader, long after, long upTo)
        => Rows(reader, Between, [("@After", after), ("@UpTo", upTo)], row => row.GetInt64(0));

    private static List<T> Rows<T>(KeepingConnection connection, string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read)
    {
        using var command = ((DbConnection)connection).CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Add(name, value);
        }

        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "reader.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
