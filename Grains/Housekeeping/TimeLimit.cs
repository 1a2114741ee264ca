namespace OrleansNotify.Housekeeping;

/// <summary>Ends work that takes too long.</summary>
internal static class TimeLimit
{
    /// <summary>Cancels the work after <paramref name="limit"/> and then does not wait for it: it may ignore that, as a grain call does.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            // Elsewhere, as a driver may block instead of waiting.
            return await Task.Run(() => work(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"It took longer than {limit}.", e);
        }
    }
}
