using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Outbound;

/// <summary>
/// Makes every connection to a URL that somebody else chose: resolves once, refuses unless all addresses are allowed, and connects to
/// one of exactly those, so that a name which changes its answer in between gains nothing.
/// </summary>
internal sealed class OutboundConnector(OutboundPolicy policy, IResolver resolver, TimeProvider time)
{
    public static readonly TimeSpan DnsBudget = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ConnectBudget = TimeSpan.FromSeconds(5);
    private const int MostAddressesTried = 4;

    /// <summary>Null: the system's certificate authorities.</summary>
    public X509ChainPolicy? Trust { get; init; }

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var request = (OutboundRequest)context.InitialRequestMessage;
        var addresses = await Allowed(context.DnsEndPoint.Host, request, cancellation);
        using var budget = new Budget(ConnectBudget, time, cancellation);
        var socket = await ConnectAny(addresses, context.DnsEndPoint.Port, request, budget.Token);
        var stream = new NetworkStream(socket, ownsSocket: true);
        return request.RequestUri!.Scheme == Uri.UriSchemeHttps
            ? await Encrypt(stream, context.DnsEndPoint.Host, request, budget)
            : stream;
    }

    /// <summary>A connection without TLS, for protocols that begin it by themselves.</summary>
    /// <exception cref="OutboundException">It was not made.</exception>
    public async Task<Stream> ConnectPlain(string host, int port, CancellationToken cancellation)
    {
        // Only for its clock.
        using var request = new OutboundRequest(HttpMethod.Get, new UriBuilder(Uri.UriSchemeHttps, host, port).Uri);
        var addresses = await Allowed(host, request, cancellation);
        using var budget = new Budget(ConnectBudget, time, cancellation);
        return new NetworkStream(await ConnectAny(addresses, port, request, budget.Token), ownsSocket: true);
    }

    private async Task<IPAddress[]> Allowed(string host, OutboundRequest request, CancellationToken cancellation)
    {
        var addresses = await Resolve(host, request, cancellation);
        if (!Array.TrueForAll(addresses, policy.Allows))
        {
            throw new OutboundException(ErrorKind.Blocked);
        }

        return addresses;
    }

    private async Task<IPAddress[]> Resolve(string host, OutboundRequest request, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var start = time.GetTimestamp();
        using var budget = new Budget(DnsBudget, time, cancellation);
        try
        {
            var addresses = await resolver.Resolve(host, budget.Token);
            return addresses.Length > 0 ? addresses : throw new OutboundException(ErrorKind.Dns);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && budget.IsSpent))
        {
            throw new OutboundException(ErrorKind.Dns, e);
        }
        finally
        {
            request.Dns = time.GetElapsedTime(start);
        }
    }

    private async Task<Socket> ConnectAny(IPAddress[] addresses, int port, OutboundRequest request, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var tried = addresses.Take(MostAddressesTried).ToArray();
        Exception? last = null;
        foreach (var address in tried)
        {
            // An equal share for each, or a dead IPv6 path would use up the time of the IPv4 address behind it.
            using var share = new Budget(ConnectBudget / tried.Length, time, cancellation);
            try
            {
                var socket = await ConnectOne(new IPEndPoint(BlockedRanges.Unmap(address), port), share.Token);
                request.Connect = time.GetElapsedTime(start);
                return socket;
            }
            catch (Exception e) when (e is SocketException || (e is OperationCanceledException && share.IsSpent))
            {
                last = e;
            }
        }

        request.Connect = time.GetElapsedTime(start);
        throw new OutboundException(ErrorKind.Connect, last);
    }

    private static async Task<Socket> ConnectOne(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> Encrypt(Stream stream, string host, OutboundRequest request, Budget budget)
    {
        var start = time.GetTimestamp();
        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(host), budget.Token);
            return secure;
        }
        catch (Exception e)
        {
            await secure.DisposeAsync();
            throw e is AuthenticationException or IOException || budget.IsSpent ? new OutboundException(ErrorKind.Tls, e) : e;
        }
        finally
        {
            request.Tls = time.GetElapsedTime(start);
        }
    }

    private SslClientAuthenticationOptions TlsOptions(string host) => new()
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        CertificateChainPolicy = Trust,
    };
}
