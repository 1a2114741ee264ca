namespace OrleansNotify.Outbound;

/// <summary>A time limit for one step inside a longer operation that may be cancelled as a whole.</summary>
internal sealed class Budget : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Budget(TimeSpan limit, TimeProvider time, CancellationToken whole)
    {
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, whole);
    }

    public CancellationToken Token => _either.Token;

    public bool IsSpent => _timer.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
