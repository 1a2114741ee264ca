namespace OrleansNotify.Tenants;

/// <summary>A tenant's settings and credentials. Key: the tenant.</summary>
[Alias("OrleansNotify.Tenants.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Null for a tenant that was never configured.</summary>
    [AlwaysInterleave]
    Task<TenantSettings?> Settings();

    /// <summary>Creates the tenant or changes it. Calling it twice with the same settings is the same as once.</summary>
    Task<TenantSettings> Configure(ConfigureTenant command);
}
