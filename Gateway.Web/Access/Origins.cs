using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Which pages may call a tenant. A client without <c>Origin</c> is no browser; browsers cannot leave it out.</summary>
internal static class Origins
{
    private const string ExtensionScheme = "chrome-extension://";

    /// <param name="origin">Empty: none.</param>
    /// <param name="host">Where the request went: a page from there is our own.</param>
    public static bool Allows(this TenantSettings settings, string origin, string host)
        => origin.Length == 0 || IsOwn(origin, host) || settings.Allows(origin);

    public static bool Allows(this TenantSettings settings, string origin)
        => OriginText.IsPrintable(origin)
            && (settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase) || (IsExtension(origin) && settings.Origins.Contains(OriginText.AnyExtension)));

    public static bool Allows(IReadOnlySet<string> origins, string origin)
        => OriginText.IsPrintable(origin) && (origins.Contains(origin) || (IsExtension(origin) && origins.Contains(OriginText.AnyExtension)));

    public static bool IsOwn(string origin, string host)
        => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static bool IsExtension(string origin) => origin.StartsWith(ExtensionScheme, StringComparison.Ordinal);
}
