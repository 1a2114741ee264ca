#if ORLEANS
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Secrets;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansNotify.Live.SocketIo;

/// <summary>
/// A session's id ends with the address of its gateway, sealed: nobody keeps a list, clients learn nothing of the network, and no id
/// that we did not make leads anywhere.
/// </summary>
internal sealed class Neighbours(IHttpForwarder forwarder, SecretBox secrets, IOptions<GatewayOptions> options) : INeighbours, IDisposable
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
    });

    private readonly ConcurrentDictionary<string, string> _known = new();
    private readonly Lazy<(string Address, string Sealed)> _own = new(() => Own(secrets, options.Value));

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
        var error = await forwarder.SendAsync(context, $"http://{address}", _client, Config, HttpTransformer.Empty);
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

    private static (string Address, string Sealed) Own(SecretBox secrets, GatewayOptions options)
    {
        var address = options.GatewayAddress is { Length: > 0 } given ? given : $"{HostOf(options)}:{options.Port}";
        return (address, Base64Url.EncodeToString(secrets.Seal(Encoding.UTF8.GetBytes(address), Context)));
    }

    private static string HostOf(GatewayOptions options) => options.Host switch
    {
        "localhost" => "127.0.0.1",
        { Length: > 0 } host when host != "*" => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host,
        _ => Array.Find(
            Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork), address => !IPAddress.IsLoopback(address))?.ToString() ?? "127.0.0.1",
    };
}
#endif
