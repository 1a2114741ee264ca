using System.Net;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Http;

/// <summary>
/// By which names this server is called. With <c>PUBLIC_HOST</c> by those, its own address and this machine's; without, a server in Development
/// that only this machine reaches has none that is on the internet: a page that somebody's name server leads here calls by its own.
/// </summary>
internal sealed class PublicHosts(IOptions<GatewayOptions> options, IHostEnvironment environment, GatewayAddress own)
{
    private readonly string[] _names = options.Value.PublicHost.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What mails call this server; null: nobody said.</summary>
    public string? Name => _names.Length > 0 ? _names[0] : null;

    public bool Knows(HttpContext context)
    {
        var host = new HostString(context.Request.Host.Value ?? "").Host;
        return IsThisMachine(host) || KeepAliveRoutes.IsKeepAlive(context.Request)
            || (_names.Length > 0 ? IsNamed(host) : !IsForThisMachineOnly || IsAddress(host) || !host.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>Whether a page of this origin is ours, by a name that we are called by.</summary>
    public bool IsPage(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && Array.Exists(_names, name => name.Equals(uri.Host, StringComparison.OrdinalIgnoreCase));

    private bool IsForThisMachineOnly
        => environment.IsDevelopment() && IPAddress.IsLoopback(GatewayListening.AddressOf(options.Value, environment));

    private bool IsNamed(string host)
        => Array.Exists(_names, name => name.Equals(host, StringComparison.OrdinalIgnoreCase)) || host == new HostString(own.Address).Host;

    public static bool IsThisMachine(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _);
}
