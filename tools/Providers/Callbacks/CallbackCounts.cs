namespace OrleansNotify.Fakes;

/// <summary>What became of the callbacks that were sent.</summary>
internal sealed class CallbackCounts
{
    private long _accepted;
    private long _refused;
    private long _failed;
    private long _dropped;

    public long Accepted => Interlocked.Read(ref _accepted);

    public long Refused => Interlocked.Read(ref _refused);

    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Messages without reports: too many others were being reported.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void CountDropped() => Interlocked.Increment(ref _dropped);

    /// <param name="status">Null: no answer.</param>
    public void Count(int? status)
    {
        if (status is >= 200 and < 300)
        {
            Interlocked.Increment(ref _accepted);
        }
        else if (status is >= 400 and < 500)
        {
            Interlocked.Increment(ref _refused);
        }
        else
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
