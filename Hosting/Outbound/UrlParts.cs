using System.Buffers;
using System.Globalization;

namespace OrleansNotify.Outbound;

/// <summary>
/// A URL as it is written. <see cref="Uri"/> alone repairs too much: it turns <c>①②⑦.⓪.⓪.①</c> and <c>2130706433</c> into addresses,
/// <c>\</c> into <c>/</c>, and reads <c>//host</c> as a file.
/// </summary>
internal readonly record struct UrlParts(string Scheme, string Host, int Port, bool HasUserInfo, bool HasFragment)
{
    private const string Separator = "://";

    // RFC 3986 has no place for them; parsers repair or misread them.
    private static readonly SearchValues<char> Misplaced = SearchValues.Create("\\\"<>^`{|}");

    public static bool TryParse(string url, out UrlParts parts)
    {
        parts = default;
        var separator = url.IndexOf(Separator, StringComparison.Ordinal);
        if (separator <= 0 || url.AsSpan().ContainsAnyExceptInRange('!', '~') || url.AsSpan().ContainsAny(Misplaced)
            || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.IsFile)
        {
            return false;
        }

        var rest = url.AsSpan(separator + Separator.Length);
        var authority = rest[..(rest.IndexOfAny("/?#") is >= 0 and var end ? end : rest.Length)];
        var at = authority.LastIndexOf('@');
        if (!TrySplit(authority[(at + 1)..], out var host, out var port))
        {
            return false;
        }

        var scheme = url[..separator].ToLowerInvariant();
        parts = new UrlParts(
            scheme, host, port ?? uri.Port, at >= 0, url.Contains('#', StringComparison.Ordinal));
        return parts.Port == uri.Port && scheme == uri.Scheme;
    }

    private static bool TrySplit(ReadOnlySpan<char> authority, out string host, out int? port)
    {
        var end = authority.StartsWith("[") ? authority.IndexOf(']') + 1 : authority.IndexOf(':') is >= 0 and var colon ? colon : authority.Length;
        host = authority[..end].ToString().ToLowerInvariant();
        port = null;
        if (end == authority.Length)
        {
            return host.Length > 0;
        }

        if (authority[end] != ':' || !ushort.TryParse(authority[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        port = number;
        return host.Length > 0;
    }
}
