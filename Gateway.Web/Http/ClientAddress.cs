using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Http;

/// <summary>What limits count by: an IPv4 address, or the /64 of an IPv6 one, which is what one household or host gets.</summary>
internal static class ClientAddress
{
    private const int PrefixBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        var unmapped = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (unmapped.AddressFamily == AddressFamily.InterNetwork || IPAddress.IsLoopback(unmapped))
        {
            return unmapped.ToString();
        }

        var bytes = unmapped.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
