using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// The process's one writer: a thread with one connection. What waits while a commit is on its way to the disk goes
/// into the next transaction together, so that many tenants share one fsync; a savepoint keeps each apart.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 64;

    // Its own lock and condition: the waits of tasks and channels first spin, which at a few hundred writes a second took more time than the writing.
    private readonly Queue<SqliteJob> _queue = new();
    private readonly Func<SqliteConnection> _open;
    private readonly Thread _thread;
    private readonly List<SqliteJob> _group = new(LargestGroup);
    private bool _isClosed;
    private long _begunAt;
    private SqliteTransactions? _transactions;

    public SqliteWriter(Func<SqliteConnection> open)
    {
        _open = open;
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>When the transaction under way began, in milliseconds since 1970; 0: there is none.</summary>
    public long BegunAt => Volatile.Read(ref _begunAt);

    /// <param name="work">Runs on the writer's thread, and is undone when it throws.</param>
    /// <param name="isDurable">Whether it must be on the disk when the task completes, or may be lost with the machine's power.</param>
    /// <param name="cancellation">Of work that has not begun.</param>
    public Task<T> Run<T>(Func<DbConnection, Task<T>> work, bool isDurable, CancellationToken cancellation)
    {
        var job = new SqliteJob<T>(work, isDurable, cancellation);
        lock (_queue)
        {
            if (_isClosed)
            {
                return Task.FromException<T>(new StoreUnavailableException("The database is closed: the process is stopping."));
            }

            _queue.Enqueue(job);
            Monitor.Pulse(_queue);
        }

        return job.Result;
    }

    /// <summary>What was queued before is written first.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isClosed = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
        _transactions?.Dispose();
    }

    private void Loop()
    {
        while (TakeGroup())
        {
            Commit();
        }
    }

    private bool TakeGroup()
    {
        _group.Clear();
        lock (_queue)
        {
            while (_queue.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_queue);
            }

            while (_group.Count < LargestGroup && _queue.TryDequeue(out var job))
            {
                _group.Add(job);
            }
        }

        return _group.Count > 0;
    }

    private void Commit()
    {
        try
        {
            _transactions ??= new SqliteTransactions(_open());
            Volatile.Write(ref _begunAt, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            _transactions.Run(_group);
        }
        catch (Exception e)
        {
            // Nothing of the group is on the disk for sure, so all of it fails; a new connection starts clean.
            _transactions?.Dispose();
            _transactions = null;
            Volatile.Write(ref _begunAt, 0);
            _group.ForEach(job => job.Fail(e));
            return;
        }

        Volatile.Write(ref _begunAt, 0);
        _group.ForEach(job => job.Complete());
    }
}
