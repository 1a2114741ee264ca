namespace OrleansNotify.SystemTests.Cluster;

/// <summary>Where processes take connections, as the kernel says.</summary>
internal static class Listening
{
    private const string Listen = "0A";
    private const string Loopback6 = "00000000000000000000000001000000";

    /// <returns>Address and port, in the kernel's hexadecimal, of what other machines can reach.</returns>
    public static List<string> ForOtherMachines(int process) => [.. Of(process).Where(address => !IsLoopback(address.Split(':')[0]))];

    public static List<string> Of(int process)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process}/fd").Select(file => new FileInfo(file).LinkTarget).ToHashSet();
        return
        [
            .. ((string[])["tcp", "tcp6"]).SelectMany(table => File.ReadLines($"/proc/{process}/net/{table}").Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == Listen && sockets.Contains($"socket:[{fields[9]}]"))
                .Select(fields => fields[1]),
        ];
    }

    // The bytes of an IPv4 address are in the order of the machine: 127 is the last.
    private static bool IsLoopback(string address)
        => address == Loopback6 || (address.Length == 8 || address.StartsWith("0000000000000000FFFF0000", StringComparison.Ordinal)) && address.EndsWith("7F", StringComparison.Ordinal);
}
