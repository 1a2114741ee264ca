namespace OrleansNotify.Tenants;

/// <summary>
/// An origin as browsers write it into <c>Origin</c> (RFC 6454 §6.2): scheme, host and port, lower case, the host as ASCII, without the
/// scheme's usual port and without a path. What is spelled otherwise would be saved and match nothing.
/// </summary>
public static class OriginText
{
    public const string AnyExtension = "chrome-extension://*";
    public const string Rule = "An origin is a scheme, a host and perhaps a port, such as https://app.example.com";
    private const int MaxLength = 300;

    public static bool TryNormalize(string? text, out string origin)
    {
        origin = text?.Trim() ?? "";
        if (origin == AnyExtension)
        {
            return true;
        }

        if (origin.Length > MaxLength || !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.PathAndQuery is not ("/" or "") || uri.Fragment.Length > 0
            || !origin.StartsWith($"{uri.Scheme}://", StringComparison.OrdinalIgnoreCase) || origin.AsSpan().ContainsAny('?', '#', '\\'))
        {
            return false;
        }

        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
        origin = uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : $"{uri.Scheme}://{host}:{uri.Port}";
        return IsPrintable(origin) && !host.Contains('*', StringComparison.Ordinal);
    }

    /// <summary>Whether it can be an origin at all, and be sent back in a header.</summary>
    public static bool IsPrintable(string origin) => !origin.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Those that were saved before they were normalized.</summary>
    public static string[] Normalize(string[] origins)
        => [.. origins.Select(origin => TryNormalize(origin, out var normalized) ? normalized : origin).Distinct()];

    /// <summary>Of a list, as a row has it. An origin has no line break.</summary>
    public static string Join(string[] origins) => string.Join('\n', Normalize(origins));
}
