using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>What is prepared once answers as what is prepared at each run.</summary>
public sealed class PreparedConnectionTests : IDisposable
{
    private const string Between = "SELECT x FROM t WHERE x > @After AND x <= @UpTo ORDER BY x";

    private readonly PreparedConnection _connection = new("Data Source=:memory:");

    public PreparedConnectionTests()
    {
        _connection.Open();
        Run("CREATE TABLE t (x INTEGER UNIQUE); INSERT INTO t VALUES (1), (2), (3), (4), (5)");
    }

    [Fact]
    public async Task AStatementThatIsRunAgainTakesTheNewValues()
    {
        for (long after = 0; after < 5; after++)
        {
            var found = await _connection.Rows(
                Between, new { After = after, UpTo = 5 }, row => row.GetInt64(0), CancellationToken.None);

            Assert.Equal(Enumerable.Range((int)after + 1, 5 - (int)after).Select(x => (long)x), found);
        }
    }

    [Fact]
    public void TwoReadersOfOneTextDoNotDisturbEachOther()
    {
        for (var time = 0; time < 4; time++)
        {
            using var outer = Command(Between, 0, 3);
            using var rows = outer.ExecuteReader();
            var seen = new List<(long, long)>();
            while (rows.Read())
            {
                using var inner = Command(Between, 3, 5);
                using var others = inner.ExecuteReader();
                while (others.Read())
                {
                    seen.Add((rows.GetInt64(0), others.GetInt64(0)));
                }
            }

            Assert.Equal([(1, 4), (1, 5), (2, 4), (2, 5), (3, 4), (3, 5)], seen);
        }
    }

    [Fact]
    public void AStatementThatFailsIsNotInTheWayOfTheNext()
    {
        const string sql = "INSERT INTO t VALUES (@X)";
        for (var x = 6; x < 10; x++)
        {
            Assert.Equal(1, Run(sql, x));
            Assert.Throws<SqliteException>(() => Run(sql, x));
        }

        Assert.Equal(9L, Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void AReaderThatIsLeftBeforeItsEndHoldsNothing()
    {
        for (var time = 0; time < 4; time++)
        {
            using (var command = Command(Between, 0, 5))
            {
                using var rows = command.ExecuteReader();
                Assert.True(rows.Read());
            }

            Run("BEGIN EXCLUSIVE; COMMIT");
        }
    }

    [Fact]
    public void AnotherSchemaIsSeenByWhatWasPreparedBefore()
    {
        for (var column = 0; column < 4; column++)
        {
            using (var command = Command("SELECT * FROM t", 0, 0))
            {
                using var rows = command.ExecuteReader();
                Assert.Equal(1 + column, rows.FieldCount);
            }

            Run($"ALTER TABLE t ADD COLUMN c{column}");
        }
    }

    [Fact]
    public void MoreTextsThanAreKeptGoOnAsBefore()
    {
        for (var time = 0; time < 3; time++)
        {
            for (var number = 0; number < 300; number++)
            {
                Assert.Equal((long)number, Number($"SELECT {number}"));
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, int after, int upTo)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@After", after);
        command.Parameters.AddWithValue("@UpTo", upTo);
        return command;
    }

    private int Run(string sql, int? x = null)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        if (x is { } value)
        {
            command.Add("@X", value);
        }

        return command.ExecuteNonQuery();
    }

    private object? Number(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
