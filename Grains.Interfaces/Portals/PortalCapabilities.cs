namespace OrleansNotify.Portals;

/// <summary>What a consumer may do in a portal, with their own endpoints only.</summary>
[Flags]
[GenerateSerializer, Alias("OrleansNotify.Portals.PortalCapabilities")]
public enum PortalCapabilities
{
    None = 0,

    /// <summary>Endpoints and their deliveries.</summary>
    View = 1,

    ManageEndpoints = 2,

    /// <summary>Rotates an endpoint's secret, which shows the new one.</summary>
    ViewSecret = 4,

    /// <summary>Test events, resends and replays.</summary>
    CreateAttempts = 8,
}
