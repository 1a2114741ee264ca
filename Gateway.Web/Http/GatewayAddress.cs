using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using OrleansNotify.Cluster;
using OrleansNotify.Hosting;

namespace OrleansNotify.Http;

/// <summary>Where the cluster's other gateways reach this one.</summary>
internal sealed class GatewayAddress(IOptions<GatewayOptions> options, IOptions<ClusterTlsOptions> tls) : IProcessAddress
{
    private readonly Lazy<string> _address = new(() => AddressOf(options.Value, PortOf(options.Value, tls.Value)));

    public string Address => _address.Value;

    private static string AddressOf(GatewayOptions options, int port)
        => options.GatewayAddress is { Length: > 0 } given ? given : $"{HostOf(options)}:{port}";

    private static int PortOf(GatewayOptions options, ClusterTlsOptions tls) => tls.IsOn ? tls.GatewayPort : options.Port;

    private static string HostOf(GatewayOptions options) => options.Host switch
    {
        "localhost" => "127.0.0.1",
        { Length: > 0 } host when host != "*" => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host,
        _ => OwnAddress(() => Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork)).ToString(),
    };

    /// <summary>A machine need not find its own name; then its interfaces tell.</summary>
    internal static IPAddress OwnAddress(Func<IPAddress[]> lookUp)
        => FirstOutside(Named(lookUp)) ?? FirstOutside(OfInterfaces()) ?? IPAddress.Loopback;

    private static IPAddress[] Named(Func<IPAddress[]> lookUp)
    {
        try
        {
            return lookUp();
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private static IEnumerable<IPAddress> OfInterfaces()
        => NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork);

    private static IPAddress? FirstOutside(IEnumerable<IPAddress> addresses) => addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address));
}
