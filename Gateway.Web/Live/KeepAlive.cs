namespace OrleansNotify.Live;

/// <summary>When a WebSocket is to be pinged, and when its other side is given up: nothing at all came for some time after a ping.</summary>
internal struct KeepAlive(DateTimeOffset openedAt)
{
    // Proxies take a connection for dead that says nothing for half a minute.
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(20);
    private DateTimeOffset _pingedAt = openedAt;
    private int _readsAtPing;
    private bool _isAwaitingPong;

    /// <param name="reads">How often something came since it was opened.</param>
    /// <param name="isDead">It is to be cut.</param>
    /// <returns>Whether to ping.</returns>
    public bool MustPing(DateTimeOffset now, int reads, out bool isDead)
    {
        _isAwaitingPong &= reads == _readsAtPing;
        isDead = _isAwaitingPong && now - _pingedAt >= PongTimeout;
        if (_isAwaitingPong || now - _pingedAt < PingEvery)
        {
            return false;
        }

        (_isAwaitingPong, _pingedAt, _readsAtPing) = (true, now, reads);
        return true;
    }
}
