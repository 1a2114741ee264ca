using System.Globalization;

namespace OrleansNotify.Faults.Clusters;

/// <summary>A host of its own for each process: network namespaces on one bridge, without a way out of this machine.</summary>
internal sealed class Network : IDisposable
{
    public const string Subnet = "10.77.0.0/24";

    /// <summary>Where PostgreSQL, the receivers and the clients are.</summary>
    public const string Outside = "10.77.0.1";

    private static readonly string Tag = (Environment.ProcessId % 10_000).ToString(CultureInfo.InvariantCulture);
    private readonly string _bridge = $"nfb{Tag}";
    private readonly List<string> _names = [];

    private Network()
    {
        Shell.Run("ip", "link", "add", _bridge, "type", "bridge");
        Shell.Run("ip", "addr", "add", $"{Outside}/24", "dev", _bridge);
        Shell.Run("ip", "link", "set", _bridge, "up");
    }

    /// <summary>Why it cannot be; null: it can.</summary>
    public static string? Missing => !Environment.IsPrivilegedProcess ? "network namespaces need root"
        : !Shell.Has("ip") || !Shell.Has("iptables") ? "ip or iptables is not installed" : null;

    public static Network Make() => new();

    public Place Add(string name)
    {
        _names.Add(name);
        var (space, near, far) = (Space(name), $"nfa{Tag}{_names.Count}", $"nfz{Tag}{_names.Count}");
        var address = string.Create(CultureInfo.InvariantCulture, $"10.77.0.{10 + _names.Count}");
        Shell.Run("ip", "netns", "add", space);
        Shell.Run("ip", "link", "add", near, "type", "veth", "peer", "name", far);
        Shell.Run("ip", "link", "set", near, "master", _bridge, "up");
        Shell.Run("ip", "link", "set", far, "netns", space);
        Shell.Run("ip", "-n", space, "addr", "add", $"{address}/24", "dev", far);
        Shell.Run("ip", "-n", space, "link", "set", far, "up");
        Shell.Run("ip", "-n", space, "link", "set", "lo", "up");
        return new Place(name, address, ["ip", "netns", "exec", space]);
    }

    /// <summary>The place hears nothing more from the address.</summary>
    public static void Deafen(Place place, string from) => Tables(place, "-A", "INPUT", "-s", from, "-j", "DROP");

    /// <summary>Nothing that the place says reaches the address.</summary>
    public static void Mute(Place place, string to) => Tables(place, "-A", "OUTPUT", "-d", to, "-j", "DROP");

    /// <summary>A share of what the place is told is lost.</summary>
    public static void Lose(Place place, double share) => Tables(
        place, "-A", "INPUT", "!", "-i", "lo", "-m", "statistic", "--mode", "random", "--probability",
        share.ToString(CultureInfo.InvariantCulture), "-j", "DROP");

    /// <summary>At most so much leaves the place.</summary>
    public void Narrow(Place place, string rate)
        => In(place, "tc", "qdisc", "add", "dev", Device(place), "root", "tbf", "rate", rate, "burst", "32kbit", "latency", "400ms");

    public void Widen(Place place) => In(place, "tc", "qdisc", "del", "dev", Device(place), "root");

    public static void Heal(Place place) => Tables(place, "-F");

    public void Dispose()
    {
        foreach (var name in _names)
        {
            Shell.Try("ip", "netns", "del", Space(name));
        }

        Shell.Try("ip", "link", "del", _bridge);
    }

    private static string Space(string name) => $"notify-{Tag}-{name}";

    private string Device(Place place) => $"nfz{Tag}{_names.IndexOf(place.Name) + 1}";

    private static void Tables(Place place, params string[] arguments) => In(place, ["iptables", .. arguments]);

    private static void In(Place place, params string[] command) => Shell.Run("ip", ["netns", "exec", Space(place.Name), .. command]);
}
