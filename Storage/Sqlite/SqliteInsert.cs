using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// A statement without rows, on the library itself: where thousands of rows a second have thirty values each, looking up their names and
/// boxing them, as <see cref="SqliteCommand"/> does, costs more than the statement. Values are given in the order of its parameters.
/// </summary>
internal sealed class SqliteInsert
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _next = 1;

    public SqliteInsert(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteInsert Add(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, _next++, value));
        return this;
    }

    public SqliteInsert Add(long? value) => value is { } number ? Add(number) : AddNull();

    public SqliteInsert Add(DateTimeOffset? time) => Add(time?.ToUnixTimeMilliseconds());

    public SqliteInsert Add(TimeSpan? span) => Add(span?.ToMicroseconds());

    public SqliteInsert Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, buffer);
        Check(raw.sqlite3_bind_text(_statement, _next++, buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
        return this;
    }

    public SqliteInsert Add(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(_statement, _next++, value));
        return this;
    }

    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        _next = 1;
        var result = raw.sqlite3_step(_statement);
        var changes = raw.sqlite3_changes(_database);
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }

        return changes;
    }

    private SqliteInsert AddNull()
    {
        Check(raw.sqlite3_bind_null(_statement, _next++));
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            _next = 1;
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
