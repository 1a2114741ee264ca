namespace OrleansNotify.Portals;

/// <summary>The stored form of <see cref="PortalLogo"/>; without bytes there is none. Apart from the page, which silos that do not know it write as well.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalLogoState")]
internal sealed record PortalLogoState
{
    [Id(0)] public byte[] Bytes { get; init; } = [];

    [Id(1)] public string Version { get; init; } = "";

    [Id(2)] public string MediaType { get; init; } = "";

    [Id(3)] public int Width { get; init; }

    [Id(4)] public int Height { get; init; }

    [Id(5)] public string Alt { get; init; } = "";

    public static PortalLogoState Of(PortalLogo? logo) => logo is null ? new() : new()
    {
        Bytes = logo.Bytes,
        Version = logo.Facts.Version,
        MediaType = logo.Facts.MediaType,
        Width = logo.Facts.Width,
        Height = logo.Facts.Height,
        Alt = logo.Facts.Alt,
    };

    public PortalLogo? View() => Bytes.Length == 0 ? null : new(Bytes, new PortalLogoFacts(Version, MediaType, Width, Height, Alt));
}
