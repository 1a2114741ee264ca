using System.Globalization;

namespace OrleansNotify.Faults.Clusters;

/// <summary>The environment of silos and gateways: a schedule of retries that a run can see, and no limits that its own load would meet.</summary>
internal static class MemberSettings
{
    public const string AdminToken = "fault-harness-admin-token";

    /// <summary>In seconds, ± 20 %.</summary>
    public static readonly double[] Schedule = [1, 2, 4, .. Enumerable.Repeat(4.0, 14)];

    /// <summary>A name that leads to an address which no endpoint may reach.</summary>
    public const string InsideName = "inside.notify-faults.test";

    public const string InsideAddress = "127.66.0.1";

    // 200 MB.
    private const string HeapLimit = "0xC800000";

    public static Dictionary<string, string> Of(string name, string role, string folder, string database, string host, int port)
    {
        var settings = ServerSettings.Gateway(port, folder, $"{database};Application Name={name}");
        settings["ROLE"] = role;
        settings["HOST"] = host;
        settings["ADMIN_TOKEN"] = AdminToken;
        settings["PROVIDER_TIMEOUT"] = "00:00:02";
        settings["DATABASE_POOL"] = "10";
        settings["DRAIN_DELAY"] = settings["DRAIN_SPREAD"] = "00:00:02";
        settings["RETRY_SCHEDULE"] = string.Join(',', Schedule.Select(wait => string.Create(CultureInfo.InvariantCulture, $"{wait}s")));
        settings["OUTBOUND_ALLOW_LOOPBACK"] = settings["OUTBOUND_ALLOW_HTTP"] = "true";
        settings["OUTBOUND_ALLOW_NETWORKS"] = Network.Subnet;
        settings["OUTBOUND_BLOCK_NETWORKS"] = "127.66.0.0/16";
        settings["OUTBOUND_ALLOW_PORTS"] = "*";
        settings["DOTNET_GCHeapHardLimit"] = HeapLimit;
        return settings;
    }
}
