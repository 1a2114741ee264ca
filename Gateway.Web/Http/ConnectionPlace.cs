namespace OrleansNotify.Http;

/// <summary>What a connection counts as.</summary>
internal sealed class ConnectionPlace(ConnectionLimits? limits)
{
    /// <summary>Of one too many, for probes only.</summary>
    public static readonly ConnectionPlace Spare = new(null);

    private int _isUpgraded;

    public bool IsUpgraded => Volatile.Read(ref _isUpgraded) == 1;

    /// <summary>Its request is over: it is a socket from here on.</summary>
    public void Upgrade()
    {
        if (Interlocked.Exchange(ref _isUpgraded, 1) == 0)
        {
            limits?.Upgraded();
        }
    }
}
