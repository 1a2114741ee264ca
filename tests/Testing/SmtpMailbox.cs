using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace OrleansNotify.Testing;

/// <summary>A mail server that speaks as much of RFC 5321 as a client needs, keeps what it was sent, and misbehaves as it is told.</summary>
public sealed class SmtpMailbox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<SmtpMail> _mails = Channel.CreateUnbounded<SmtpMail>();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;
    private int _connections;
    private int _refused;

    public SmtpMailbox()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>For a server without TLS.</summary>
    public Uri Url => new($"smtp://127.0.0.1:{Port}?tls=none");

    /// <summary>With it, STARTTLS is offered and, without TLS, no mail taken.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>TLS from the first byte.</summary>
    public bool IsImplicitTls { get; init; }

    /// <summary>"user:password" that is wanted before a mail.</summary>
    public string? Account { get; init; }

    /// <summary>Answers 451 to every mail: try again later.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The answer to every recipient.</summary>
    public string? Refusal { get; set; }

    /// <summary>Takes connections and says nothing.</summary>
    public bool IsHanging { get; set; }

    /// <summary>Keeps the next so many mails and closes the connection in place of the answer.</summary>
    public int DropsAfterContent { get; set; }

    /// <summary>Closes the connection at the next so many DATA commands.</summary>
    public int DropsBeforeContent { get; set; }

    public int Connections => Volatile.Read(ref _connections);

    public int Open => _open.Count;

    public int Refused => Volatile.Read(ref _refused);

    public async Task<SmtpMail> Next()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _mails.Reader.ReadAsync(deadline.Token);
    }

    /// <summary>How many wait to be read by <see cref="Next"/>.</summary>
    public int Waiting => _mails.Reader.Count;

    /// <summary>Closes what is open, as a server does after some idle minutes.</summary>
    public void CloseConnections()
    {
        foreach (var client in _open.Keys)
        {
            client.Client.Shutdown(SocketShutdown.Both);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopped.Dispose();
    }

    internal void Keep(SmtpMail mail) => _mails.Writer.TryWrite(mail);

    /// <summary>Null: the recipient is taken.</summary>
    internal string? RefusalOfRecipient()
    {
        var refusal = IsBusy ? "451 later" : Refusal;
        Interlocked.Add(ref _refused, refusal is null ? 0 : 1);
        return refusal;
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(Talk(await _listener.AcceptTcpClientAsync(_stopped.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        _open[client] = true;
        Interlocked.Increment(ref _connections);
        try
        {
            if (IsHanging)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopped.Token);
            }

            await new SmtpTalk(this, client.GetStream(), _stopped.Token).Run();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            _open.TryRemove(KeyValuePair.Create(client, true));
        }
    }
}
