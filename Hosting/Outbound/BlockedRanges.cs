using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Outbound;

/// <summary>
/// Addresses that are not of the public internet: IANA's special-purpose registries as of 2025-10-09 (the same as Microsoft AntiSSRF's
/// <c>recommendedV1</c>), class E, multicast and Azure's wire server. NAT64, 6to4 and Teredo are blocked whole, not decoded.
/// </summary>
internal static class BlockedRanges
{
    private static readonly IPNetwork[] V4 = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Everything outside is blocked: loopback, unique local, link-local, site-local, multicast, NAT64, IPv4-compatible, SIIT, SRv6.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] V6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    public static bool Contains(IPAddress address)
    {
        var plain = Unmap(address);
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => IsIn(V4, plain),
            AddressFamily.InterNetworkV6 => plain.ScopeId != 0 || !GlobalUnicast.Contains(plain) || IsIn(V6, plain),
            _ => true,
        };
    }

    /// <summary>The IPv4 address inside <c>::ffff:0:0/96</c>; any other as it is.</summary>
    public static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
