using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

/// <summary>One account's connections to its mail server.</summary>
internal sealed class SmtpPool(Func<TimeSpan?, CancellationToken, Task<SmtpClient>> connect, TimeProvider time) : IDisposable
{
    public const int Most = 8;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly Lock _lock = new();
    private readonly Stack<(SmtpClient Client, DateTimeOffset Since)> _idle = new();
    private bool _isClosed;

    public int Idle
    {
        get
        {
            lock (_lock)
            {
                return _idle.Count;
            }
        }
    }

    /// <summary>A kept connection or a new one. The caller disposes it, which makes room for another.</summary>
    /// <param name="isNew">Also closes those that are kept: the caller has found one of them closed.</param>
    public async Task<SmtpConnection> Take(bool isNew, TimeSpan? connectWithin, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            if (isNew)
            {
                CloseIdle(DateTimeOffset.MaxValue);
            }

            return TakeIdle() is { } kept
                ? new SmtpConnection(kept, isReused: true, GiveBack)
                : new SmtpConnection(await connect(connectWithin, cancellation), isReused: false, GiveBack);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Closes those that are idle since <paramref name="until"/> or longer.</summary>
    public void CloseIdle(DateTimeOffset until)
    {
        lock (_lock)
        {
            // Without QUIT: no mail is under way, and the server may not answer.
            var young = _idle.Where(idle => idle.Since > until).Reverse().ToList();
            foreach (var old in _idle.Where(idle => idle.Since <= until))
            {
                old.Client.Dispose();
            }

            _idle.Clear();
            young.ForEach(_idle.Push);
        }
    }

    /// <summary>What is in use is closed when it comes back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        CloseIdle(DateTimeOffset.MaxValue);
    }

    private void GiveBack(SmtpClient client, bool isKept)
    {
        lock (_lock)
        {
            if (isKept && !_isClosed && client.IsConnected)
            {
                _idle.Push((client, time.GetUtcNow()));
            }
            else
            {
                client.Dispose();
            }
        }

        _places.Release();
    }

    private SmtpClient? TakeIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var idle) ? idle.Client : null;
        }
    }
}
