using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Portals;

/// <param name="Name">At most 60 characters; null or empty: the tenant's name.</param>
/// <param name="Accent"><c>#rrggbb</c>, on which white can be read; null or empty: the dashboard's own.</param>
/// <param name="FrameOrigins">Whose pages may show the portal in a frame; null: none.</param>
/// <param name="Version">As it was read, to change nothing that was changed since; null: whatever it is.</param>
internal sealed record PortalPageCommand(string? Name, string? Accent, string?[]? FrameOrigins, long? Version)
{
    private const int MaxName = 60;
    private const int MostOrigins = 20;

    public Problem? Check(out string name, out string accent, out string[] origins)
    {
        (name, accent, origins) = (Name?.Trim() ?? "", Accent?.Trim().ToLowerInvariant() ?? "", []);
        if (name.Length > MaxName || name.Any(char.IsControl))
        {
            return Problems.Invalid("name_invalid", $"name has at most {MaxName} characters, and no line breaks.");
        }

        if (accent.Length > 0 && !AccentColour.IsColour(accent))
        {
            return Problems.Invalid("accent_invalid", "accent is a colour such as #1d4ed8.");
        }

        return accent.Length > 0 && AccentColour.OfWhiteOn(accent) is var contrast and < AccentColour.LeastContrast
            ? Problems.Invalid("accent_contrast", FormattableString.Invariant($"White on {accent} has a contrast of {contrast:0.0}; it needs {AccentColour.LeastContrast:0.0}. Take a darker colour."))
            : Origins(out origins);
    }

    private Problem? Origins(out string[] origins)
    {
        var all = new List<string>();
        foreach (var text in FrameOrigins ?? [])
        {
            if (!OriginText.TryNormalize(text, out var origin) || !IsSafe(origin))
            {
                origins = [];
                return Problems.Invalid("origin_invalid", $"{OriginText.Rule}. A frame is shown by https, or by this machine.");
            }

            all.Add(origin);
        }

        origins = [.. all.Distinct()];
        return origins.Length <= MostOrigins ? null : Problems.Invalid("origin_invalid", $"A portal has at most {MostOrigins} frame origins.");
    }

    // It becomes a part of a header, where ; and , end what stands before.
    private static bool IsSafe(string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && !origin.AsSpan().ContainsAny(";,'\" ")
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && PublicHosts.IsThisMachine(uri.Host)));
}

/// <param name="Accent">Null: the dashboard's own.</param>
/// <param name="Logo">Null: there is none.</param>
internal sealed record PortalPageView(string Name, string? Accent, string[] FrameOrigins, long Version, PortalLogoView? Logo)
{
    public static PortalPageView Of(PortalPage page) => new(
        page.Name, page.Accent.Length > 0 ? page.Accent : null, page.FrameOrigins, page.Version, PortalLogoView.Of(page.Logo));
}
