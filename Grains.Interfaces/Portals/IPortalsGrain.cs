using OrleansNotify.Tenants;

namespace OrleansNotify.Portals;

/// <summary>By which links consumers of a tenant see their own endpoints. Key: the tenant.</summary>
[Alias("OrleansNotify.Portals.IPortalsGrain")]
public interface IPortalsGrain : IGrainWithStringKey
{
    Task<TenantStatus> Add(PortalLink link, string codeHash);

    /// <summary>Those that have not expired, the newest first.</summary>
    Task<PortalLink[]> List();

    /// <summary>Exchanges a link's code for a token, once. Null: it was used, or has expired.</summary>
    Task<PortalLink?> Open(string codeHash, string tokenHash);

    /// <summary>What a token may; null: it is unknown or has expired.</summary>
    [AlwaysInterleave]
    Task<PortalLink?> Resolve(string tokenHash);

    /// <summary>Ends links and what was opened by them: one, or those of a consumer or a session, or both. Returns how many.</summary>
    Task<int> Expire(string? id, string? consumer, string? sessionId);

    [AlwaysInterleave]
    Task<PortalPage> Page();

    /// <summary>Replaces the page. <paramref name="version"/>: as it was read; null: whatever it is. Null when it is another one by now.</summary>
    Task<PortalPage?> ChangePage(string name, string accent, string[] frameOrigins, long? version);

    /// <summary>Null: there is none.</summary>
    [AlwaysInterleave, Alias("Logo")]
    Task<PortalLogo?> Logo();

    /// <summary>Replaces the logo; null removes it.</summary>
    [Alias("ChangeLogo")]
    Task ChangeLogo(PortalLogo? logo);

    /// <summary>The tenant is gone.</summary>
    Task Forget();
}
