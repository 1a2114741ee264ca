namespace OrleansNotify.Live.SocketIo;

/// <summary>When a session is to be pinged and when it is given up. Times are since the server's start.</summary>
internal sealed class Heartbeat(EngineOptions options, TimeSpan openedAt)
{
    private TimeSpan _pingAt = openedAt + options.PingInterval;
    private bool _isAwaitingPong;

    public TimeSpan OpenedAt => openedAt;

    public bool IsDead(TimeSpan now) => _isAwaitingPong && now >= _pingAt + options.PingTimeout;

    /// <summary>True once for each ping.</summary>
    public bool MustPing(TimeSpan now)
    {
        if (_isAwaitingPong || now < _pingAt)
        {
            return false;
        }

        // Up to a tick late is on time; for more than that the client is not to blame.
        _pingAt = now - options.Tick > _pingAt ? now - options.Tick : _pingAt;
        _isAwaitingPong = true;
        return true;
    }

    public void Pong(TimeSpan now) => (_pingAt, _isAwaitingPong) = (now + options.PingInterval, false);
}
