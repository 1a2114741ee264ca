namespace OrleansNotify.Portals;

/// <param name="Version">Another one for other bytes.</param>
/// <param name="Alt">For those who do not see it; empty: the name next to it says as much.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalLogoFacts")]
public sealed record PortalLogoFacts(
    [property: Id(0)] string Version, [property: Id(1)] string MediaType, [property: Id(2)] int Width, [property: Id(3)] int Height, [property: Id(4)] string Alt);
