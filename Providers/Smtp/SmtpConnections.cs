namespace OrleansNotify.Channels;

/// <summary>
/// This process' connections to mail servers: for each account at most eight, each kept for half a minute after its last mail, and only the
/// accounts that were used last keep any.
/// </summary>
internal sealed class SmtpConnections : IDisposable
{
    public const int MostAccounts = 64;

    // Servers close after some minutes; a connection that was closed from there costs a second try.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly SmtpConnector _connector;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<SmtpAccount, (SmtpPool Pool, long Use)> _pools = [];
    private readonly ITimer _sweep;
    private long _uses;

    public SmtpConnections(SmtpConnector connector, TimeProvider time)
    {
        _connector = connector;
        _time = time;
        _sweep = time.CreateTimer(_ => Sweep(), null, IdleLimit / 3, IdleLimit / 3);
    }

    public int Accounts
    {
        get
        {
            lock (_lock)
            {
                return _pools.Count;
            }
        }
    }

    public Task<SmtpConnection> Take(SmtpAccount account, SmtpServer server, bool isNew, TimeSpan? connectWithin, CancellationToken cancellation)
        => PoolOf(account, server).Take(isNew, connectWithin, cancellation);

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_lock)
        {
            foreach (var (pool, _) in _pools.Values)
            {
                pool.Dispose();
            }

            _pools.Clear();
        }
    }

    private SmtpPool PoolOf(SmtpAccount account, SmtpServer server)
    {
        lock (_lock)
        {
            var pool = _pools.TryGetValue(account, out var known)
                ? known.Pool
                : new SmtpPool((within, cancellation) => _connector.Connect(server, account.IsOperators, within, cancellation), _time);
            _pools[account] = (pool, ++_uses);
            if (_pools.Count > MostAccounts)
            {
                Remove(_pools.MinBy(pool => pool.Value.Use).Key);
            }

            return pool;
        }
    }

    private void Remove(SmtpAccount account)
    {
        _pools.Remove(account, out var removed);
        removed.Pool.Dispose();
    }

    private void Sweep()
    {
        lock (_lock)
        {
            foreach (var (pool, _) in _pools.Values)
            {
                pool.CloseIdle(_time.GetUtcNow() - IdleLimit);
            }
        }
    }
}
