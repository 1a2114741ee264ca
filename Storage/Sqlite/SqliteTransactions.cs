using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>The writer's connection and the statements around its jobs, prepared once.</summary>
internal sealed class SqliteTransactions(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _waitForDisk = SqliteStatement.Prepare(connection, "PRAGMA synchronous = FULL");
    private readonly SqliteStatement _leaveToSystem = SqliteStatement.Prepare(connection, "PRAGMA synchronous = NORMAL");
    private readonly SqliteStatement _begin = SqliteStatement.Prepare(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = SqliteStatement.Prepare(connection, "COMMIT");
    private readonly SqliteStatement _rollback = SqliteStatement.Prepare(connection, "ROLLBACK");
    private readonly SqliteStatement _savepoint = SqliteStatement.Prepare(connection, "SAVEPOINT job");
    private readonly SqliteStatement _undo = SqliteStatement.Prepare(connection, "ROLLBACK TO job");
    private readonly SqliteStatement _release = SqliteStatement.Prepare(connection, "RELEASE job");

    private bool _isWaitingForDisk = true;

    /// <summary>Returns when it is on the disk, if a job asks for that. A job that fails alone is undone alone and knows its error.</summary>
    public void Run(IReadOnlyList<SqliteJob> group)
    {
        WaitForDisk(group.Any(job => job.IsDurable));
        _begin.Run();
        if (group.Count == 1)
        {
            (group[0].TryRun(connection) ? _commit : _rollback).Run();
            return;
        }

        foreach (var job in group)
        {
            RunApart(job);
        }

        _commit.Run();
    }

    public void Dispose() => connection.Dispose();

    // A commit that waits takes all before it along to the disk.
    private void WaitForDisk(bool isDurable)
    {
        if (isDurable != _isWaitingForDisk)
        {
            (isDurable ? _waitForDisk : _leaveToSystem).Run();
            _isWaitingForDisk = isDurable;
        }
    }

    private void RunApart(SqliteJob job)
    {
        _savepoint.Run();
        if (!job.TryRun(connection))
        {
            _undo.Run();
        }

        _release.Run();
    }
}
