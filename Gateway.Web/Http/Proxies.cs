using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OrleansNotify.Hosting;

namespace OrleansNotify.Http;

internal static class Proxies
{
    /// <summary>
    /// Believes <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Prefix</c> from the configured proxies only. The prefix that a proxy took off the
    /// path is where the sign-in's cookie must say it belongs.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app, string list)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix,
            ForwardLimit = null,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var network in Parse(list))
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        if (forwarded.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(forwarded);
        }
    }

    public static IReadOnlyList<System.Net.IPNetwork> Parse(string list)
        => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static System.Net.IPNetwork Network(string item)
        => System.Net.IPNetwork.TryParse(item, out var network) ? network
            : IPAddress.TryParse(item, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new BrokenConfigurationException($"TRUSTED_PROXIES has \"{item}\"; it takes IP addresses and networks such as 10.0.0.0/8");
}
