namespace OrleansNotify.Tenants;

/// <summary>What a person may do in a tenant beside what everybody does with their own; each includes those before it.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.TenantRole")]
public enum TenantRole
{
    None = 0,

    /// <summary>Reads what is the tenant's: settings without secrets, endpoints, deliveries, activity.</summary>
    Viewer = 1,

    /// <summary>Changes it, and sees who has which role.</summary>
    Admin = 2,

    /// <summary>Gives and takes roles.</summary>
    Owner = 3,
}
