using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Security;
using System.Text;
using OrleansNotify.Hosting;
using OrleansNotify.Http;
using OrleansNotify.Secrets;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansNotify.Live.SocketIo;

/// <summary>
/// A session's id ends with the address of its gateway, sealed: nobody keeps a list, clients learn nothing of the network, and no id
/// that we did not make leads anywhere.
/// </summary>
internal sealed class Neighbours(IHttpForwarder forwarder, SecretBox secrets, GatewayAddress gateway, ClusterCertificates? certificates = null)
    : INeighbours, IDisposable
{
    private const string Context = "engine.io/gateway";
    private const int MostKnown = 1_000;
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(2) };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        SslOptions = certificates is null ? new() : Members(certificates),
    });

    private readonly string _scheme = certificates is null ? "http" : "https";
    private readonly ConcurrentDictionary<string, string> _known = new();
    private readonly Lazy<(string Address, string Sealed)> _own = new(() => Own(secrets, gateway.Address));

    public string Suffix => $".{_own.Value.Sealed}";

    public async Task<bool> TryForward(HttpContext context, string sid)
    {
        if (AddressOf(sid) is not { } address || address == _own.Value.Address)
        {
            return false;
        }

        // The other gateway sets the same ones.
        var headers = context.Response.Headers.ToArray();
        context.Response.Headers.Clear();
        var error = await forwarder.SendAsync(context, $"{_scheme}://{address}", _client, Config, HttpTransformer.Empty);
        if (error == ForwarderError.None || context.Response.HasStarted)
        {
            return true;
        }

        context.Response.Clear();
        Array.ForEach(headers, context.Response.Headers.Add);
        return false;
    }

    public void Dispose() => _client.Dispose();

    private string? AddressOf(string sid)
    {
        var dot = sid.IndexOf('.', StringComparison.Ordinal);
        var box = dot < 0 ? "" : sid[(dot + 1)..];
        if (_known.TryGetValue(box, out var address))
        {
            return address;
        }

        if (!Base64Url.IsValid(box) || secrets.Open(Base64Url.DecodeFromChars(box), Context) is not { } plain)
        {
            return null;
        }

        address = Encoding.UTF8.GetString(plain);
        if (_known.Count < MostKnown)
        {
            _known[box] = address;
        }

        return address;
    }

    private static SslClientAuthenticationOptions Members(ClusterCertificates certificates) => new()
    {
        LocalCertificateSelectionCallback = (_, _, _, _, _) => certificates.Own,
        RemoteCertificateValidationCallback = (_, certificate, chain, _) => certificates.IsMember(certificate, chain),
    };

    private static (string Address, string Sealed) Own(SecretBox secrets, string address)
        => (address, Base64Url.EncodeToString(secrets.Seal(Encoding.UTF8.GetBytes(address), Context)));
}
