using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// The process's one writer: a thread with one connection. What waits while a commit is on its way to the disk goes
/// into the next transaction together, so that many tenants share one fsync; a savepoint keeps each apart.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 64;
    private readonly Channel<SqliteJob> _queue = Channel.CreateUnbounded<SqliteJob>(new() { SingleReader = true });
    private readonly Func<SqliteConnection> _open;
    private readonly Thread _thread;
    private readonly List<SqliteJob> _group = new(LargestGroup);
    private SqliteConnection? _connection;

    public SqliteWriter(Func<SqliteConnection> open)
    {
        _open = open;
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public Task<T> Run<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        var job = new SqliteJob<T>(work, cancellation);
        return _queue.Writer.TryWrite(job)
            ? job.Result
            : throw new StoreUnavailableException("The database is closed: the process is stopping.");
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _connection?.Dispose();
    }

    private void Loop()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            TakeGroup();
            Commit();
        }
    }

    private void TakeGroup()
    {
        _group.Clear();
        while (_group.Count < LargestGroup && _queue.Reader.TryRead(out var job))
        {
            _group.Add(job);
        }
    }

    private void Commit()
    {
        try
        {
            _connection ??= _open();
            Execute("BEGIN IMMEDIATE");
            foreach (var job in _group)
            {
                RunAlone(job);
            }

            Execute("COMMIT");
        }
        catch (Exception e)
        {
            // Nothing of the group is on the disk for sure, so all of it fails; a new connection starts clean.
            _connection?.Dispose();
            _connection = null;
            _group.ForEach(job => job.Fail(e));
            return;
        }

        _group.ForEach(job => job.Complete());
    }

    private void RunAlone(SqliteJob job)
    {
        Execute("SAVEPOINT job");
        if (!job.TryRun(_connection!))
        {
            Execute("ROLLBACK TO job");
        }

        Execute("RELEASE job");
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
