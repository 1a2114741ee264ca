using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's settings and credentials. Key: the tenant. Every command may be sent again.</summary>
[Alias("OrleansNotify.Tenants.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Null for a tenant that was never configured.</summary>
    [AlwaysInterleave]
    Task<TenantSettings?> Settings();

    /// <summary>Creates the tenant or changes it. Calling it twice with the same settings is the same as once.</summary>
    Task<TenantSettings> Configure(ConfigureTenant command);

    Task<TenantStatus> AddApiKey(AddApiKey command);

    /// <summary>From at most a second later on, no gateway accepts it.</summary>
    Task<TenantStatus> RevokeApiKey(string id);

    Task<TenantStatus> PutSource(PutSource command);

    Task<TenantStatus> DeleteSource(string name);

    Task<TenantStatus> ChangeIncoming(ChangeIncoming command);
}
