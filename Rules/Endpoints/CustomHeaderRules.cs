using System.Buffers;
using System.Collections.Frozen;

namespace OrleansNotify.Endpoints;

/// <summary>Which headers an owner may add to what is sent.</summary>
public static class CustomHeaderRules
{
    public const int MaxCount = 20;
    public const int MaxTotalLength = 4096;

    /// <summary>Replaces a value wherever settings and attempts are shown.</summary>
    public const string Mask = "***";

    private const int MaxNameLength = 100;

    // RFC 9110 §5.6.2.
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // What frames or routes a message, what is ours, and what says on whose behalf a request comes.
    private static readonly FrozenSet<string> Denied = new[]
    {
        "accept-encoding", "alt-svc", "connection", "cookie", "cookie2", "date", "expect", "forwarded", "host", "http2-settings",
        "keep-alive", "origin", "range", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "via",
        "x-real-ip",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] DeniedPrefixes = ["content-", "orleansnotify-", "proxy-", "sec-", "svix-", "webhook-", "x-forwarded-", "x-http-method"];

    /// <summary>What is wrong, in words for the owner; null: nothing.</summary>
    public static string? Check(IReadOnlyList<NamedValue> headers, string? signatureHeader)
    {
        if (headers.Count > MaxCount)
        {
            return $"at most {MaxCount} headers";
        }

        if (headers.Sum(header => header.Name.Length + header.Value.Length) > MaxTotalLength)
        {
            return $"headers have at most {MaxTotalLength} characters together";
        }

        var names = headers.Select(header => header.Name).Concat(signatureHeader is null ? [] : [signatureHeader]).ToList();
        return names.Select(CheckName).Concat(headers.Select(CheckValue)).FirstOrDefault(problem => problem is not null)
            ?? (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count ? "a header is named twice" : null);
    }

    private static string? CheckName(string name)
        => name.Length is 0 or > MaxNameLength || name.AsSpan().ContainsAnyExcept(TokenCharacters)
            ? $"a header's name has 1 to {MaxNameLength} letters, digits or !#$%&'*+-.^_`|~"
            : Denied.Contains(name) || DeniedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                ? $"the header {name} cannot be set"
                : null;

    // A tab is legal inside a value but some servers refuse it, and space at an end is cut off on the way.
    private static string? CheckValue(NamedValue header)
        => header.Value.AsSpan().ContainsAnyExceptInRange(' ', '~') || header.Value.Trim(' ').Length != header.Value.Length
            ? $"the value of {header.Name} has characters other than visible ASCII and spaces inside"
            : null;
}
