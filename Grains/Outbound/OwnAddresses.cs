using System.Net;
using System.Net.NetworkInformation;

namespace OrleansNotify.Outbound;

/// <summary>The addresses of this host's interfaces, read again every minute.</summary>
internal sealed class OwnAddresses(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private Snapshot? _snapshot;

    public bool Contains(IPAddress address)
    {
        var snapshot = _snapshot;
        if (snapshot is null || time.GetElapsedTime(snapshot.ReadAt) > Lifetime)
        {
            _snapshot = snapshot = new Snapshot(Read(), time.GetTimestamp());
        }

        return snapshot.Addresses.Contains(BlockedRanges.Unmap(address));
    }

    private static HashSet<IPAddress> Read()
        => [.. NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => BlockedRanges.Unmap(unicast.Address))];

    private sealed record Snapshot(HashSet<IPAddress> Addresses, long ReadAt);
}
