using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using OrleansNotify.Hosting;

namespace OrleansNotify.Http;

/// <summary>Where HTTP is listened for: clients, and in a cluster with certificates the other gateways at a port of their own.</summary>
internal static class GatewayListening
{
    public static void ListenForClients(this KestrelServerOptions kestrel, GatewayOptions options, IHostEnvironment environment)
        => Listen(kestrel, options, environment, options.Port, _ => { });

    public static void ListenForGateways(
        this KestrelServerOptions kestrel, GatewayOptions options, IHostEnvironment environment, int port, ClusterCertificates certificates)
        => Listen(kestrel, options, environment, port, listening =>
        {
            listening.Protocols = HttpProtocols.Http1;
            listening.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => certificates.Own;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, chain, _) => certificates.IsMember(certificate, chain);
            });
        });

    public static IPAddress AddressOf(GatewayOptions options, IHostEnvironment environment) => HostOf(options, environment) switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        var host => IPAddress.TryParse(host, out var address)
            ? address
            : throw new BrokenConfigurationException($"HOST is \"{host}\"; it must be localhost, * or an IP address"),
    };

    public static bool IsEverywhere(GatewayOptions options, IHostEnvironment environment) => HostOf(options, environment) == "*";

    /// <summary>Where this machine itself reaches the server.</summary>
    public static string LocalUrl(GatewayOptions options, IHostEnvironment environment)
        => $"http://{new HostString(IsEverywhere(options, environment) ? "localhost" : HostOf(options, environment), options.Port)}";

    /// <summary>Before anything has started: a silo that joins and leaves at once disturbs the others.</summary>
    public static void RefusePortInUse(string key, IPAddress address, int port)
    {
        using var probe = new TcpListener(address, port);
        try
        {
            probe.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new BrokenConfigurationException($"{key} {port} is in use: choose another", e);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, GatewayOptions options, IHostEnvironment environment, int port, Action<ListenOptions> configure)
    {
        switch (HostOf(options, environment))
        {
            case "localhost":
                kestrel.ListenLocalhost(port, configure);
                break;
            case "*":
                kestrel.ListenAnyIP(port, configure);
                break;
            default:
                kestrel.Listen(AddressOf(options, environment), port, configure);
                break;
        }
    }

    private static string HostOf(GatewayOptions options, IHostEnvironment environment)
        => !string.IsNullOrEmpty(options.Host) ? options.Host : environment.IsProduction() ? "*" : "localhost";
}
