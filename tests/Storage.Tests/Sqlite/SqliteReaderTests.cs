using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>What is prepared once answers as what is prepared for each call.</summary>
public sealed class SqliteReaderTests : IDisposable
{
    private const string Between = "SELECT x FROM t WHERE x > @After AND x <= @UpTo ORDER BY x";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notify-reader-");
    private readonly SqliteReaders _readers;

    public SqliteReaderTests()
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
            var pairs = reader.Rows(
                Between, [("@After", 0L), ("@UpTo", 2L)], row => (row.GetInt64(0), string.Join(",", Read(reader, 3, 5))));

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
            Assert.Throws<SqliteException>(() => reader.Rows(sql, [("@Most", long.MinValue)], row => row.GetInt64(0)));

            Assert.Equal([3L], reader.Rows(sql, [("@Most", 3L)], row => row.GetInt64(0)));
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
    public void AnotherSchemaIsSeenByWhatWasPreparedBefore()
    {
        using var reader = _readers.Take();
        for (var column = 0; column < 3; column++)
        {
            Assert.Equal([1 + column], reader.Rows("SELECT * FROM t WHERE x = 1", [], row => row.FieldCount));

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
                Assert.Equal([number], reader.Rows($"SELECT {number}", [], row => row.GetInt64(0)));
            }
        }
    }

    public void Dispose()
    {
        _readers.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<long> Numbers(int after, int upTo) => Enumerable.Range(1, upTo).Where(x => x > after).Select(x => (long)x);

    private static IReadOnlyList<long> Read(SqliteReader reader, long after, long upTo)
        => reader.Rows(Between, [("@After", after), ("@UpTo", upTo)], row => row.GetInt64(0));

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "reader.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
