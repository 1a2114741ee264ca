namespace OrleansNotify.Live;

/// <summary>How often one client speaks.</summary>
internal sealed class MessageRate(TimeProvider time, int perSecond = MessageRate.MaxPerSecond)
{
    public const int MaxPerSecond = 20;

    private DateTimeOffset _second;
    private int _count;

    public bool IsExceeded()
    {
        var now = time.GetUtcNow();
        if (now - _second >= TimeSpan.FromSeconds(1))
        {
            (_second, _count) = (now, 0);
        }

        return ++_count > perSecond;
    }
}
