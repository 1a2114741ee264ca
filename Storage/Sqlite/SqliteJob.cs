using System.Data.Common;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>One caller's work on the writer. Its caller hears of the outcome only after the commit.</summary>
/// <param name="isDurable">Whether its commit waits for the disk.</param>
internal abstract class SqliteJob(bool isDurable)
{
    public bool IsDurable => isDurable;

    /// <returns>False when the work failed and its changes must be undone.</returns>
    public abstract bool TryRun(DbConnection connection);

    public abstract void Complete();

    public abstract void Fail(Exception reason);
}

internal sealed class SqliteJob<T>(Func<DbConnection, Task<T>> work, bool isDurable, CancellationToken cancellation) : SqliteJob(isDurable)
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _error;
    private T _value = default!;

    public Task<T> Result => _outcome.Task;

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
