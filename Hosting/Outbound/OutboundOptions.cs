using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Outbound;

/// <summary>Where endpoints' URLs may lead. Lists are separated by commas.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    private const string AllowNetworksKey = "OUTBOUND_ALLOW_NETWORKS";
    private const string BlockNetworksKey = "OUTBOUND_BLOCK_NETWORKS";
    private const string AllowPortsKey = "OUTBOUND_ALLOW_PORTS";
    private const string PublicUrlKey = "PUBLIC_URL";

    /// <summary>Whether URLs may lead to this machine itself (<c>localhost</c>, 127.0.0.0/8, ::1), at any port. Default: in Development only.</summary>
    [ConfigurationKeyName("OUTBOUND_ALLOW_LOOPBACK")]
    public bool? AllowLoopback { get; set; }

    /// <summary>Whether <c>http:</c> is allowed beside <c>https:</c>. Default: in Development only.</summary>
    [ConfigurationKeyName("OUTBOUND_ALLOW_HTTP")]
    public bool? AllowHttp { get; set; }

    /// <summary>Ports beside 443 and 8443 (80 with <c>http:</c>); <c>*</c> is any. Default empty.</summary>
    [ConfigurationKeyName(AllowPortsKey)]
    public string AllowPorts { get; set; } = "";

    /// <summary>
    /// Private networks that receivers are in, as <c>10.1.2.0/24</c>. When there is one, names of one label and internal names
    /// (<c>receiver</c>, <c>receiver.team.svc.cluster.local</c>) are accepted too; where they lead decides. Default empty.
    /// </summary>
    [ConfigurationKeyName(AllowNetworksKey)]
    public string AllowNetworks { get; set; } = "";

    /// <summary>
    /// Public addresses that must not be reached: the cluster's own pods, services, nodes and database, as <c>203.0.113.0/24</c>. Stronger
    /// than what is allowed. Private ranges and the addresses of this host are blocked anyway. Default empty.
    /// </summary>
    [ConfigurationKeyName(BlockNetworksKey)]
    public string BlockNetworks { get; set; } = "";

    /// <summary>
    /// Where this installation is reached from outside, as <c>https://notify.example.org</c>; several with commas. Endpoints may not lead
    /// to these hosts: they would publish to themselves. Default empty.
    /// </summary>
    [ConfigurationKeyName(PublicUrlKey)]
    public string PublicUrl { get; set; } = "";

    /// <summary>The first of <see cref="PublicUrl"/> without a slash at its end: what links and providers are given. Null: it is not set.</summary>
    public string? PublicRoot => Items(PublicUrl) is [{ } first, ..] ? first.TrimEnd('/') : null;

    internal string[] PublicHosts => [.. Items(PublicUrl).Select(item => new Uri(item).IdnHost)];

    internal IPNetwork[] AllowedNetworks => [.. Items(AllowNetworks).Select(item => IPNetwork.Parse(item))];

    internal IPNetwork[] BlockedNetworks => [.. Items(BlockNetworks).Select(item => IPNetwork.Parse(item))];

    internal bool AllowsAnyPort => Items(AllowPorts).Contains("*");

    internal int[] AllowedPorts => [.. Items(AllowPorts).Where(item => item != "*").Select(item => int.Parse(item, CultureInfo.InvariantCulture))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var item in Items(AllowPorts).Where(item => item != "*" && !IsPort(item)))
        {
            yield return new ValidationResult($"{AllowPortsKey} has \"{item}\"; it must be a list of ports (1 to 65535) or *");
        }

        foreach (var item in Items(PublicUrl).Where(item => !IsWebAddress(item)))
        {
            yield return new ValidationResult($"{PublicUrlKey} has \"{item}\"; it must be an address like https://notify.example.org");
        }

        foreach (var (key, list) in new[] { (AllowNetworksKey, AllowNetworks), (BlockNetworksKey, BlockNetworks) })
        {
            foreach (var item in Items(list).Where(item => !IPNetwork.TryParse(item, out _)))
            {
                yield return new ValidationResult($"{key} has \"{item}\"; it must be a list of networks like 10.1.2.0/24");
            }
        }
    }

    private static bool IsWebAddress(string item)
        => Uri.TryCreate(item, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static bool IsPort(string item) => ushort.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
