using System.Buffers;
using System.Globalization;
using System.Net;

namespace OrleansNotify.Outbound;

/// <summary>Rules for the host of a URL, which is in lower case.</summary>
internal static class HostNames
{
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("-_0123456789abcdefghijklmnopqrstuvwxyz");

    // RFC 6761 and 6762, Kubernetes, and the names that home and office routers hand out.
    private static readonly string[] InternalSuffixes =
        [".localhost", ".local", ".localdomain", ".internal", ".svc", ".cluster.local", ".home.arpa", ".lan", ".intranet", ".corp", ".home"];

    /// <summary>An address in its one usual form: four decimal numbers, or IPv6 in brackets without a zone. Null for all else.</summary>
    public static IPAddress? ReadAddress(string host)
    {
        if (host.StartsWith('['))
        {
            return host.EndsWith(']') && !host.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var v6) ? v6 : null;
        }

        return IPAddress.TryParse(host, out var v4) && v4.ToString() == host ? v4 : null;
    }

    /// <summary>A name that resolvers take as one. A last label that is a number is an address in disguise (<c>0x7f.1</c>, <c>127.0.0.1.</c>).</summary>
    public static bool IsWellFormed(string host)
    {
        var labels = host.Split('.');
        return host.Length <= MaxLength && labels.All(IsLabel) && !IsNumber(labels[^1]);
    }

    public static bool IsPublic(string host)
        => host.Contains('.', StringComparison.Ordinal)
            && !InternalSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.Ordinal));

    public static bool IsLocalhost(string host) => host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);

    private static bool IsLabel(string label)
        => label.Length is > 0 and <= MaxLabelLength && !label.AsSpan().ContainsAnyExcept(LabelCharacters)
            && !label.StartsWith('-') && !label.EndsWith('-');

    private static bool IsNumber(string label)
        => label.All(char.IsAsciiDigit)
            || (label.StartsWith("0x", StringComparison.Ordinal)
                && (label.Length == 2 || ulong.TryParse(label.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _)));
}
