namespace OrleansNotify.Events;

/// <summary>The gateways that want to hear of commits, each for one lease from its last renewal.</summary>
internal sealed class LogObservers(TimeSpan lease)
{
    private readonly Dictionary<ITenantLogObserver, DateTimeOffset> _expiresAt = [];

    public void Renew(ITenantLogObserver observer, DateTimeOffset now) => _expiresAt[observer] = now + lease;

    public void Remove(ITenantLogObserver observer) => _expiresAt.Remove(observer);

    public void Tell(DateTimeOffset now, Func<ITenantLogObserver, Task> tell)
    {
        foreach (var (observer, expiresAt) in _expiresAt)
        {
            if (expiresAt <= now)
            {
                _expiresAt.Remove(observer);
                continue;
            }

            // One-way: the gateway that misses it sees the gap in seq, or the head at its next renewal.
            tell(observer).Ignore();
        }
    }
}
