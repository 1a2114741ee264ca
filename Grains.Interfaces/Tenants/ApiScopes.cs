namespace OrleansNotify.Tenants;

/// <summary>What an API key is for.</summary>
[Flags]
[GenerateSerializer, Alias("OrleansNotify.Tenants.ApiScopes")]
public enum ApiScopes
{
    /// <summary>Of a key: it was made without any, and is for everything, also for what is added to this list.</summary>
    None = 0,

    Events = 1,

    Notifications = 2,

    Endpoints = 4,

    Deliveries = 8,

    Settings = 16,

    Members = 32,

    Activity = 64,

    Live = 128,

    /// <summary>People, their addresses, consents and preferences, and suppressions.</summary>
    People = 256,

    All = Events | Notifications | Endpoints | Deliveries | Settings | Members | Activity | Live | People,
}
