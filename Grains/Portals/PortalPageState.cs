namespace OrleansNotify.Portals;

/// <summary>The stored form of <see cref="PortalPage"/>: apart from the links, which silos that do not know it write as well.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalPageState")]
internal sealed record PortalPageState
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public string Accent { get; init; } = "";

    [Id(2)] public string[] FrameOrigins { get; init; } = [];

    [Id(3)] public long Version { get; init; }

    public PortalPage View(PortalLogo? logo) => new(Name, Accent, FrameOrigins, Version, logo?.Facts);
}
