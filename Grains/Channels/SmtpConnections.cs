using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Channels;

/// <summary>This process' connections to the mail server: at most eight, each kept for half a minute after its last mail.</summary>
internal sealed class SmtpConnections : IDisposable
{
    public const int Most = 8;

    // Servers close after some minutes; a connection that was closed from there costs a second try.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly SmtpServer _server;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places = new(Most);
    private readonly Lock _lock = new();
    private readonly Stack<(SmtpClient Client, DateTimeOffset Since)> _idle = new();
    private readonly ITimer _sweep;

    public SmtpConnections(IOptions<MailOptions> options, TimeProvider time)
    {
        _server = SmtpServer.TryParse(options.Value.SmtpUrl!, out var server)
            ? server
            : throw new InvalidOperationException("SMTP_URL is not valid.");
        _time = time;
        _sweep = time.CreateTimer(_ => Close(Idle(time.GetUtcNow() - IdleLimit)), null, IdleLimit / 3, IdleLimit / 3);
    }

    /// <summary>A kept connection or a new one, signed in. The caller disposes it, which makes room for another.</summary>
    /// <param name="isNew">Also closes those that are kept: the caller has found one of them closed.</param>
    public async Task<SmtpConnection> Take(bool isNew, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            if (isNew)
            {
                Close(Idle(DateTimeOffset.MaxValue));
            }

            return TakeIdle() is { } kept
                ? new SmtpConnection(kept, isReused: true, GiveBack)
                : new SmtpConnection(await Connect(cancellation), isReused: false, GiveBack);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        Close(Idle(DateTimeOffset.MaxValue));
        _places.Dispose();
    }

    private async Task<SmtpClient> Connect(CancellationToken cancellation)
    {
        // Revocation lists and OCSP are at other hosts, which a cluster's policies need not allow; .NET's own clients do not ask either.
        var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            if (_server.AuthorityFile is { } file)
            {
                client.ServerCertificateValidationCallback = SmtpTrust.In(file);
            }

            await client.ConnectAsync(_server.Host, _server.Port, _server.Security, cancellation);
            if (_server.Credential is { } credential)
            {
                await client.AuthenticateAsync(credential, cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private void GiveBack(SmtpClient client, bool isKept)
    {
        if (isKept && client.IsConnected)
        {
            lock (_lock)
            {
                _idle.Push((client, _time.GetUtcNow()));
            }
        }
        else
        {
            client.Dispose();
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

    /// <summary>Takes out those that are idle since <paramref name="until"/> or longer.</summary>
    private List<SmtpClient> Idle(DateTimeOffset until)
    {
        lock (_lock)
        {
            var old = _idle.Where(idle => idle.Since <= until).Select(idle => idle.Client).ToList();
            var young = _idle.Where(idle => idle.Since > until).Reverse().ToList();
            _idle.Clear();
            young.ForEach(_idle.Push);
            return old;
        }
    }

    /// <summary>Without QUIT, as no mail is under way and the server may not answer.</summary>
    private static void Close(List<SmtpClient> clients) => clients.ForEach(client => client.Dispose());
}
