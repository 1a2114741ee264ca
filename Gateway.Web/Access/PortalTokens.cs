using OrleansNotify.Members;
using OrleansNotify.Portals;

namespace OrleansNotify.Access;

/// <summary>What a portal's page calls with. It names its tenant, so that a made-up one leaves no grain behind.</summary>
internal sealed class PortalTokens(IGrainFactory grains, TenantDirectory tenants)
{
    private const string Prefix = "portal_";

    public static string New(string tenant) => Prefix + LinkToken.New(tenant);

    /// <summary>Null: it is none, or what it opened has ended.</summary>
    public async Task<(string Tenant, PortalLink Link)?> Resolve(string token)
        => token.StartsWith(Prefix, StringComparison.Ordinal) && LinkToken.Read(token[Prefix.Length..], 1) is [var tenant]
            && await tenants.Find(tenant) is not null
            && await grains.GetGrain<IPortalsGrain>(tenant).Resolve(LinkToken.Hash(token)) is { } link
            ? (tenant, link)
            : null;
}
