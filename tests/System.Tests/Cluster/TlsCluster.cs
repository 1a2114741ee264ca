using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>A silo and two gateways that speak TLS with each other, with certificates of an authority of their own.</summary>
public sealed class TlsCluster : IAsyncLifetime
{
    private const string Name = "orleansnotify";
    private readonly List<IAsyncDisposable> _processes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("notify-system-").FullName;
    private readonly int _siloGatewayPort = FreePort.Take();
    private readonly int _siloPort = FreePort.Take();
    private readonly int[] _gatewayPorts = [FreePort.Take(), FreePort.Take()];
    private SkipException? _reason;

    internal Authority Authority { get; } = new();

    internal List<NotifyClient> Gateways { get; } = [];

    /// <summary>Where members connect to members.</summary>
    internal IEnumerable<int> Ports => [_siloPort, _siloGatewayPort, .. _gatewayPorts];

    public async Task InitializeAsync()
    {
        try
        {
            var postgres = await PostgresServer.StartAsync();
            _processes.Add(postgres);
            await Start(await postgres.CreateDatabaseAsync());
        }
        catch (SkipException reason)
        {
            _reason = reason;
        }
    }

    public async Task DisposeAsync()
    {
        Gateways.ForEach(gateway => gateway.Dispose());
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        Authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal void Need()
    {
        if (_reason is not null)
        {
            throw _reason;
        }
    }

    /// <summary>As cert-manager does while everything runs.</summary>
    /// <returns>The new one.</returns>
    internal X509Certificate2 Renew()
    {
        var certificate = Authority.Certify(Name);
        Authority.Write(_folder, certificate);
        return certificate;
    }

    /// <summary>Connects as a member would, and sends nothing.</summary>
    /// <param name="stays">A member's connection is still open after that. A refusal comes after the handshake: .NET judges certificates then.</param>
    /// <returns>The serial number of the certificate that it was shown; null: it was refused.</returns>
    internal static async Task<string?> Connect(int port, X509Certificate2? certificate, TimeSpan stays)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", port, patience.Token);
        await using var tls = new SslStream(tcp.GetStream());
        string? shown = null;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = Name,
                    ApplicationProtocols = [new SslApplicationProtocol("Orleans1"), SslApplicationProtocol.Http11],
                    ClientCertificates = certificate is null ? [] : [certificate],
                    RemoteCertificateValidationCallback = (_, its, _, _) => (shown = its?.GetSerialNumberString()) is not null,
                },
                patience.Token);
            return await IsOpenFor(tls, stays) ? shown : null;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return null;
        }
    }

    private static async Task<bool> IsOpenFor(SslStream tls, TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            return await tls.ReadAsync(new byte[1], patience.Token) > 0;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task Start(string database)
    {
        Renew();
        var silo = ServerSettings.Gateway(FreePort.Take(), _folder, database);
        silo["SILO_ADDRESS"] = "127.0.0.1";
        silo["SILO_PORT"] = Text(_siloPort);
        silo["SILO_GATEWAY_PORT"] = Text(_siloGatewayPort);
        await Start(Programs.Silo, silo);
        foreach (var tlsPort in _gatewayPorts)
        {
            var port = FreePort.Take();
            var settings = ServerSettings.Gateway(port, _folder, database);
            settings["ROLE"] = "gateway";
            settings["GATEWAY_TLS_PORT"] = Text(tlsPort);
            await Start(Programs.Gateway, settings);
            Gateways.Add(new NotifyClient(port));
        }
    }

    private async Task Start(string program, Dictionary<string, string> settings)
    {
        foreach (var (key, value) in Authority.Settings(_folder))
        {
            settings[key] = value;
        }

        var process = new ServerProcess(program, settings);
        _processes.Add(process);
        await process.Start();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
