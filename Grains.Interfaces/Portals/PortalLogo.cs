namespace OrleansNotify.Portals;

/// <summary>A tenant's logo in its portal.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalLogo")]
public sealed record PortalLogo([property: Id(0)] byte[] Bytes, [property: Id(1)] PortalLogoFacts Facts);
