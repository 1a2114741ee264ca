using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Outbound;

public sealed class TlsTests : IDisposable
{
    private const string Name = "receiver.localhost";

    private readonly X509Certificate2 _root = Certificates.Root();
    private readonly Sending _sending;

    public TlsTests() => _sending = new Sending(resolver: new FixedResolver(["127.0.0.1"]), root: _root);

    [Fact]
    public async Task ACertificateOfTheNameIsAcceptedAndTheNameIsTold()
    {
        using var certificate = Certificates.Of(_root, Name);
        string? told = null;
        await using var receiver = Secure(certificate, onName: name => told = name);

        var result = await Post(receiver);

        Assert.Equal((200, null, Name), (result.StatusCode, result.ErrorKind, told));
        Assert.NotNull(result.Tls);
        Assert.True(result.Connect + result.Tls <= result.FirstByte);
    }

    [Fact]
    public async Task ASecondAttemptUsesTheConnectionThatIsThere()
    {
        using var certificate = Certificates.Of(_root, Name);
        await using var receiver = Secure(certificate);

        await Post(receiver);
        var second = await Post(receiver);

        Assert.Equal((200, null, 1), (second.StatusCode, second.Tls, receiver.Connections));
    }

    [Fact]
    public async Task AnExpiredCertificateIsRefused()
    {
        using var certificate = Certificates.Of(_root, Name, endsInDays: -1);
        await IsRefused(certificate);
    }

    [Fact]
    public async Task ACertificateOfAnotherNameIsRefused()
    {
        using var certificate = Certificates.Of(_root, "other.localhost");
        await IsRefused(certificate);
    }

    [Fact]
    public async Task ASelfSignedCertificateIsRefused()
    {
        using var certificate = Certificates.SelfSigned(Name);
        await IsRefused(certificate);
    }

    [Fact]
    public async Task AnAuthorityThatTheSystemDoesNotKnowIsRefused()
    {
        using var certificate = Certificates.Of(_root, Name);
        using var sending = new Sending(resolver: new FixedResolver(["127.0.0.1"]));
        await using var receiver = Secure(certificate);

        Assert.Equal(ErrorKind.Tls, (await sending.Post($"https://{Name}:{receiver.Port}/")).ErrorKind);
    }

    [Fact]
    public async Task ACertificateOfTheAddressIsAcceptedForAnAddress()
    {
        using var certificate = Certificates.Of(_root, "127.0.0.1");
        await using var receiver = Secure(certificate);

        Assert.Equal(200, (await _sending.Post($"https://127.0.0.1:{receiver.Port}/")).StatusCode);
    }

    [Fact]
    public async Task PlainHttpOnATlsPortIsATlsError()
    {
        await using var receiver = RawReceiver.OnConnect(stream => RawReceiver.Write(stream, "HTTP/1.1 400 Bad Request\r\n\r\n"));

        Assert.Equal(ErrorKind.Tls, (await Post(receiver)).ErrorKind);
    }

    [Fact]
    public async Task AHandshakeThatHangsHasFiveSeconds()
    {
        var time = new Testing.ManualTimeProvider();
        using var sending = new Sending(resolver: new FixedResolver(["127.0.0.1"]), time: time);
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer) > 0)
            {
            }
        });

        var attempt = sending.Post($"https://{Name}:{receiver.Port}/", TimeSpan.FromSeconds(30));
        await Testing.Eventually.Holds(() => receiver.Heard == 1, "the receiver has the client's hello");
        await Testing.Eventually.Holds(
            () =>
            {
                time.Advance(OutboundConnector.ConnectBudget);
                return attempt.IsCompleted;
            },
            "the handshake has been given up");

        Assert.Equal(ErrorKind.Tls, (await attempt).ErrorKind);
    }

    [Fact]
    public async Task OldTlsIsRefused()
    {
        using var certificate = Certificates.Of(_root, Name);
#pragma warning disable CA5397, SYSLIB0039 // what is offered is what is to be refused
        await using var receiver = Secure(certificate, SslProtocols.Tls11);
#pragma warning restore CA5397, SYSLIB0039

        Assert.Equal(ErrorKind.Tls, (await Post(receiver)).ErrorKind);
    }

    public void Dispose()
    {
        _sending.Dispose();
        _root.Dispose();
    }

    private static RawReceiver Secure(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.None, Action<string?>? onName = null)
        => RawReceiver.OnConnect(async stream =>
        {
            await using var secure = new SslStream(stream);
            try
            {
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificate = certificate,
                    EnabledSslProtocols = protocols,
                });
            }
            catch (AuthenticationException)
            {
                return;
            }

            onName?.Invoke(secure.TargetHostName);
            while (await RawReceiver.ReadRequest(secure) is not null)
            {
                await RawReceiver.Write(secure, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });

    private Task<AttemptResult> Post(RawReceiver receiver) => _sending.Post($"https://{Name}:{receiver.Port}/");

    private async Task IsRefused(X509Certificate2 certificate)
    {
        await using var receiver = Secure(certificate);

        var result = await Post(receiver);

        Assert.Equal((null, ErrorKind.Tls), (result.StatusCode, result.ErrorKind));
        Assert.NotNull(result.Tls);
    }
}
