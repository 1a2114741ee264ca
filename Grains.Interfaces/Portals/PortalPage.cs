namespace OrleansNotify.Portals;

/// <summary>How a tenant's portal looks and where it may be shown.</summary>
/// <param name="Name">Shown on top of it; empty: the tenant's name.</param>
/// <param name="Accent"><c>#rrggbb</c>; empty: the dashboard's own colour.</param>
/// <param name="FrameOrigins">Whose pages may show it in a frame.</param>
/// <param name="Version">0: it was never changed. The logo has one of its own.</param>
/// <param name="Logo">Null: there is none.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalPage")]
public sealed record PortalPage(
    [property: Id(0)] string Name, [property: Id(1)] string Accent, [property: Id(2)] string[] FrameOrigins, [property: Id(3)] long Version,
    [property: Id(4)] PortalLogoFacts? Logo = null);
