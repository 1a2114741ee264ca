using System.Net;

namespace OrleansNotify.Outbound;

/// <summary>Which URLs may be called, and which addresses. Without memory: the same question has the same answer.</summary>
public sealed class OutboundPolicy
{
    public const int MaxUrlLength = 2048;

    private static readonly int[] HttpsPorts = [443, 8443];
    private static readonly int[] HttpPorts = [80];

    private readonly bool _allowsLoopback;
    private readonly bool _allowsHttp;
    private readonly bool _allowsAnyPort;
    private readonly int[] _ports;
    private readonly IPNetwork[] _allowed;
    private readonly IPNetwork[] _blocked;
    private readonly string[] _publicHosts;
    private readonly Func<IPAddress, bool> _isOwn;

    /// <param name="isDevelopment">Decides what the options leave open.</param>
    /// <param name="isOwn">Whether an address is one of this host's.</param>
    internal OutboundPolicy(OutboundOptions options, bool isDevelopment, Func<IPAddress, bool> isOwn)
    {
        _allowsLoopback = options.AllowLoopback ?? isDevelopment;
        _allowsHttp = options.AllowHttp ?? isDevelopment;
        _allowsAnyPort = options.AllowsAnyPort;
        (_ports, _allowed, _blocked) = (options.AllowedPorts, options.AllowedNetworks, options.BlockedNetworks);
        _publicHosts = options.PublicHosts;
        _isOwn = isOwn;
    }

    /// <summary>Null when the URL may be called, as far as it says itself where it leads; else one of <see cref="UrlProblem"/>.</summary>
    public string? Check(string url)
    {
        if (url.Length > MaxUrlLength)
        {
            return UrlProblem.TooLong;
        }

        return UrlParts.TryParse(url, out var parts) ? Check(parts) : UrlProblem.Invalid;
    }

    /// <summary>Whether a connection to the address may be made.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = BlockedRanges.Unmap(address);
        if (IsIn(_blocked, plain))
        {
            return false;
        }

        return IsIn(_allowed, plain)
            || (_allowsLoopback && IPAddress.IsLoopback(plain))
            || (!BlockedRanges.Contains(plain) && !_isOwn(plain));
    }

    private string? Check(UrlParts parts)
    {
        if (parts.Scheme != "https" && !(parts.Scheme == "http" && _allowsHttp))
        {
            return UrlProblem.Scheme;
        }

        if (parts.HasUserInfo)
        {
            return UrlProblem.UserInfo;
        }

        if (parts.HasFragment)
        {
            return UrlProblem.Fragment;
        }

        return CheckHost(parts.Host) ?? (AllowsPort(parts) ? null : UrlProblem.Port);
    }

    private string? CheckHost(string host)
    {
        if (_publicHosts.Contains(host.Trim('[', ']'), StringComparer.OrdinalIgnoreCase))
        {
            return UrlProblem.Own;
        }

        if (HostNames.ReadAddress(host) is { } address)
        {
            return Allows(address) ? null : UrlProblem.Blocked;
        }

        var isAllowed = HostNames.IsWellFormed(host)
            && (HostNames.IsPublic(host) || _allowed.Length > 0 || (_allowsLoopback && HostNames.IsLocalhost(host)));
        return isAllowed ? null : UrlProblem.Host;
    }

    private bool AllowsPort(UrlParts parts)
        => parts.Port > 0
            && (_allowsAnyPort
                || _ports.Contains(parts.Port)
                || (parts.Scheme == "https" ? HttpsPorts : HttpPorts).Contains(parts.Port)
                || (_allowsLoopback && IsLoopback(parts.Host)));

    private static bool IsLoopback(string host)
        => HostNames.ReadAddress(host) is { } address ? IPAddress.IsLoopback(address) : HostNames.IsLocalhost(host);

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));
}
