using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>A request in the one form that both sides of a signature make of it.</summary>
internal sealed record CanonicalRequest(string Text, string SignedHeaders)
{
    /// <param name="path">As <see cref="PathOf"/> returns it.</param>
    /// <param name="query">As it is sent, without the question mark.</param>
    /// <param name="headers">Those to sign.</param>
    public static CanonicalRequest Of(
        string method, string path, string query, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body)
    {
        var lines = headers.GroupBy(header => header.Key.ToLowerInvariant(), header => Folded(header.Value))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', lines.Select(line => line.Key));
        string[] text =
        [
            method, path, QueryOf(query), .. lines.Select(line => $"{line.Key}:{string.Join(',', line)}"), "", names, HashOf(body),
        ];
        return new CanonicalRequest(string.Join('\n', text), names);
    }

    /// <summary>Without empty and dot segments, and escaped once more than it is sent, as every service but S3 wants it.</summary>
    public static string PathOf(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != "."))
        {
            if (segment != "..")
            {
                kept.Add(Uri.EscapeDataString(segment));
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return kept.Count == 0 ? "/" : $"/{string.Join('/', kept)}{(path.EndsWith('/') ? "/" : "")}";
    }

    public static string HashOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static string QueryOf(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Escaped(pair[0]), Value: pair.Length == 2 ? Escaped(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Escaped(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));

    /// <summary>Each run of white space is one space.</summary>
    private static string Folded(string value)
        => string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
