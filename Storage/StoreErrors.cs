using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace OrleansNotify.Storage;

/// <summary>Which driver errors mean that the database cannot be reached or cannot write, rather than that a statement is wrong.</summary>
internal static class StoreErrors
{
    private const string IdleInTransaction = "25P03";

    /// <summary>What a driver says when it is cut off, as ours.</summary>
    public static async Task<T> Named<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception e) when (Unavailable(e) is { } unavailable)
        {
            StoreMetrics.Errors.Add(1);
            throw unavailable;
        }
    }

    public static Task Named(Task work) => Named(Finished(work));

    public static StoreUnavailableException? Unavailable(Exception error) => error switch
    {
        SqliteException e when IsUnavailable(e) =>
            new($"The SQLite file cannot be used: {e.Message}", e),
        PostgresException e when IsUnavailable(e.SqlState) =>
            new($"PostgreSQL refuses work: {e.SqlState} {e.MessageText}", e),
        PostgresException => null,
        NpgsqlException e =>
            new($"PostgreSQL cannot be reached: {e.InnerException?.Message ?? e.Message}", e),
        _ => null,
    };

    private static bool IsUnavailable(SqliteException e) => e.SqliteErrorCode is
        raw.SQLITE_BUSY or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN
        or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT;

    private static async Task<bool> Finished(Task work)
    {
        await work;
        return true;
    }

    // 08 connection, 40 deadlock, 53 out of disk, memory or connections, 57P shutting down or starting, 58 input and output; 25P03 we
    // stood still in the middle of a transaction.
    private static bool IsUnavailable(string state) =>
        state[..2] is "08" or "40" or "53" or "58" || state.StartsWith("57P", StringComparison.Ordinal)
        || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable
            or IdleInTransaction;
}
