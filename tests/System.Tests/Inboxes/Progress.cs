namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>How far a run is.</summary>
internal sealed class Progress
{
    private int _answered;
    private int _unknown;
    private volatile bool _isBroken;

    /// <summary>Operations that the server answered.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Operations that may have happened or not.</summary>
    public int Unknown => Volatile.Read(ref _unknown);

    /// <summary>Somebody failed: then nobody goes on.</summary>
    public bool IsBroken => _isBroken;

    public bool IsBefore(int until) => !_isBroken && Answered < until;

    public async Task Guard(Task work)
    {
        var isDone = false;
        try
        {
            await work;
            isDone = true;
        }
        finally
        {
            _isBroken |= !isDone;
        }
    }

    public void Add(bool isAnswered) => Interlocked.Increment(ref isAnswered ? ref _answered : ref _unknown);
}
