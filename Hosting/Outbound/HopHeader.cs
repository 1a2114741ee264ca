using System.Globalization;
using OrleansNotify.Secrets;

namespace OrleansNotify.Outbound;

/// <summary>
/// <c>OrleansNotify-Hops: 2;&lt;signature&gt;</c> on what is delivered: how many deliveries of this installation, one after the other, led
/// to it. Signed with a key of the installation, so that nobody else can make one that counts.
/// </summary>
public sealed class HopHeader(SecretBox box)
{
    public const string Name = "OrleansNotify-Hops";

    /// <summary>What came further than this is a loop.</summary>
    public const int Max = 3;

    private const int MaxValues = 4;

    private readonly string[] _values = [.. Enumerable.Range(0, Max + 2).Select(hops => $"{hops};{box.Hash(Parts(hops))}")];

    /// <param name="hops">Of the event that is delivered.</param>
    public string ToSend(int hops) => _values[Math.Clamp(hops, 0, Max) + 1];

    /// <summary>The most that a valid one of them says; 0 when there is none. Others are of other installations, or forged.</summary>
    public int Read(IReadOnlyList<string?> values)
    {
        var most = 0;
        for (var i = 0; i < Math.Min(values.Count, MaxValues); i++)
        {
            most = Math.Max(most, Read(values[i] ?? ""));
        }

        return most;
    }

    private int Read(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return end > 0 && int.TryParse(value.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var hops)
            && box.Matches(value[(end + 1)..], Parts(hops))
            ? hops
            : 0;
    }

    private static string[] Parts(int hops) => ["hops", hops.ToString(CultureInfo.InvariantCulture)];
}
