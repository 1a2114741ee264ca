using System.Data.Common;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>One caller's work on the writer. Its caller hears of the outcome only after the commit.</summary>
internal abstract class SqliteJob
{
    /// <summary>Whether its commit waits for the disk.</summary>
    public abstract bool IsDurable { get; }

    /// <returns>False when the work failed and its changes must be undone.</returns>
    public abstract bool TryRun(DbConnection connection);

    public abstract void Complete();

    public abstract void Fail(Exception reason);
}

internal sealed class SqliteJob<T>(Func<DbConnection, Task<T>> work, bool isDurable, CancellationToken cancellation) : SqliteJob
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _error;
    private T _value = default!;

    public Task<T> Result => _outcome.Task;

    public override bool IsDurable => isDurable;

    public override bool TryRun(DbConnection connection)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            _value = work(connection).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception e)
        {
            _error = e;
            return false;
        }
    }

    public override void Complete()
    {
        if (_error is null)
        {
            _outcome.TrySetResult(_value);
        }
        else
        {
            Fail(_error);
        }
    }

    public override void Fail(Exception reason) => _outcome.TrySetException(_error ?? reason);
}
