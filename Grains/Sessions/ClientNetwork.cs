using System.Globalization;

namespace OrleansNotify.Sessions;

/// <summary>The network that a client address is in: what a provider gives one customer changes, and is no new place.</summary>
internal static class ClientNetwork
{
    private const int GroupsOfIpv6 = 3;

    /// <param name="clientAddress">An IPv4 address or an IPv6 /64.</param>
    /// <returns>The /24 of IPv4, the /48 of IPv6; what is neither, as it is.</returns>
    public static string Of(string clientAddress)
    {
        if (!System.Net.IPAddress.TryParse(clientAddress.Split('/')[0], out var address))
        {
            return clientAddress;
        }

        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.0/24")
            : $"{Convert.ToHexStringLower(bytes.AsSpan(0, 2 * GroupsOfIpv6))}/48";
    }

    /// <summary>Whether someone who has signed in before has never done so from there.</summary>
    public static bool IsNew(string clientAddress, IReadOnlyList<string> before)
        => before.Count > 0 && before.All(known => Of(known) != Of(clientAddress));
}
