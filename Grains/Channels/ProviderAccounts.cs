using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

/// <summary>The accounts that a tenant's messages may go by.</summary>
internal sealed class ProviderAccounts(
    IProviderAccountStore store, ProviderCatalogue catalogue, AccountSettingsBox box, OperatorAccounts defaults, ILogger<ProviderAccounts> logger)
{
    /// <summary>The tenant's own in their order; without any the operator's.</summary>
    public async Task<IReadOnlyList<ProviderAccount>> Of(string tenant, Channel channel, CancellationToken cancellation)
    {
        var rows = await store.List(tenant, channel, cancellation);
        return rows.Count > 0 ? [.. rows.Select(Open).OfType<ProviderAccount>()]
            : defaults.Find(channel) is { } account ? [account]
            : [];
    }

    /// <summary>One account, a tenant's or an operator's; null: there is none that opens.</summary>
    public async Task<ProviderAccount?> Find(string tenant, string id, CancellationToken cancellation)
        => defaults.Find(id) ?? (await store.Find(tenant, id, cancellation) is { } row ? Open(row) : null);

    private ProviderAccount? Open(ProviderAccountRow row)
    {
        if (!catalogue.TryGet(row.Provider, out var provider) || box.Open(row.Tenant, row.Id, row.Settings) is not { } values)
        {
            logger.AccountUnreadable(row.Id, row.Tenant);
            return null;
        }

        return new ProviderAccount(row.Id, provider, new ProviderSettings(row.Id, provider.Manifest, values), row.IsPaused, row.RatePerSecond)
        {
            Prices = PriceList.TryParse(row.Prices, out var prices) ? prices : null,
        };
    }
}
