namespace OrleansNotify.Channels;

/// <param name="Settings">Secrets are <c>***</c>.</param>
/// <param name="CallbackUrl">What to set up at the provider, where it wants one; null: nothing, or <c>PUBLIC_URL</c> is not set.</param>
internal sealed record AccountAnswer(
    string Id, string Provider, Channel Channel, string Name, IReadOnlyDictionary<string, string> Settings, int Position, bool IsPaused,
    int RatePerSecond, AccountPrices? Prices, string? CallbackUrl, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public const string Hidden = "***";

    public static AccountAnswer Of(
        ProviderAccountRow row, ProviderManifest? manifest, IReadOnlyDictionary<string, string>? settings, string? callbackUrl)
        => new(
            row.Id, row.Provider, row.Channel, row.Name,
            settings?.ToDictionary(pair => pair.Key, pair => IsSecret(manifest, pair.Key) ? Hidden : pair.Value) ?? [],
            row.Position, row.IsPaused, row.RatePerSecond, AccountPrices.Of(row.Prices), callbackUrl, row.CreatedAt, row.UpdatedAt);

    // A field that the manifest does not name any longer may have been a secret.
    private static bool IsSecret(ProviderManifest? manifest, string field)
        => manifest?.Fields.FirstOrDefault(known => known.Name == field)?.IsSecret ?? true;
}

/// <param name="Defaults">The operator's, for channels without an account: channel and provider.</param>
internal sealed record AccountList(IReadOnlyList<AccountAnswer> Accounts, IReadOnlyDictionary<string, string> Defaults);

internal sealed record CheckAnswer(bool IsReachable, string Detail);
