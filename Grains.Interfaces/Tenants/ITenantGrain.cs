using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's settings and credentials. Key: the tenant. Every command may be sent again.</summary>
[Alias("OrleansNotify.Tenants.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Null for a tenant that was never configured, or is being deleted.</summary>
    [AlwaysInterleave]
    Task<TenantSettings?> Settings();

    /// <summary>
    /// Creates the tenant or changes it. Calling it twice with the same settings is the same as once. Null while one of this name is being
    /// deleted.
    /// </summary>
    Task<TenantSettings?> Configure(ConfigureTenant command);

    Task<TenantStatus> AddApiKey(AddApiKey command);

    /// <summary>From at most a second later on, no gateway accepts it.</summary>
    Task<TenantStatus> RevokeApiKey(string id);

    Task<TenantStatus> PutSource(PutSource command);

    Task<TenantStatus> DeleteSource(string name);

    Task<TenantStatus> ChangeIncoming(ChangeIncoming command);

    Task<TenantStatus> ChangeMember(ChangeMember command);

    /// <summary>Makes the tenant's first owner. Not found when it has one.</summary>
    Task<TenantStatus> AddFirstOwner(string email);

    /// <summary>Creates a provider or replaces its settings.</summary>
    /// <param name="keepsSecret">The secret stays as it is.</param>
    Task<TenantStatus> PutSsoProvider(SsoProvider provider, bool keepsSecret);

    Task<TenantStatus> DeleteSsoProvider(string id);

    /// <summary>Links a person of an identity provider to their member, who is made when the provider's settings or an invitation say so.</summary>
    /// <param name="invited">The role of a pending invitation to the address; <see cref="TenantRole.None"/>: there is none.</param>
    Task<SsoAdmission> Admit(SsoIdentity identity, TenantRole invited);

    /// <summary>Suspends, resumes or deletes; see <see cref="TenantStanding"/>. When this has answered, no attempt starts at an endpoint unless it is active.</summary>
    [ResponseTimeout("00:01:00")]
    Task<TenantStatus> Stand(string standing);

    /// <summary>Seals with the current key what earlier keys of the server sealed: what its sources sign with.</summary>
    Task<Resealed> Reseal();

    /// <summary>The data of a tenant that is being deleted is gone: forgets the tenant itself.</summary>
    Task Forget();
}
