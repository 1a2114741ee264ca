namespace OrleansNotify.Channels;

/// <param name="Settings">Secrets are <c>***</c>.</param>
/// <param name="CallbackUrl">What to set up at the provider, where it wants one; null: nothing, or <c>PUBLIC_URL</c> is not set.</param>
internal sealed record AccountAnswer(
    string Id, string Provider, Channel Channel, string Name, IReadOnlyDictionary<string, string> Settings, int Position, bool IsPaused,
    int RatePerSecond, string? CallbackUrl, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public const string Hidden = "***";

    public static AccountAnswer Of(
        ProviderAccountRow row, ProviderManifest? manifest, IReadOnlyDictionary<string, string>? settings, string? callbackUrl)
        => new(
            row.Id, row.Provider, row.Channel, row.Name,
            settings?.ToDictionary(pair => pair.Key, pair => IsSecret(manifest, pair.Key) ? Hidden : pair.Value) ?? [],
            row.Position, row.IsPaused, row.RatePerSecond, callbackUrl, row.CreatedAt, row.UpdatedAt);

    // A field that the manifest does not name any longer may have been a secret.
    private static bool IsSecret(ProviderManifest? manifest, string field)
        => manifest?.Fields.FirstOrDefault(known => known.Name == field)?.IsSecret ?? true;
}

/// <param name="Defaults">The operator's, for channels without an account: channel and provider.</param>
internal sealed record AccountList(IReadOnlyList<AccountAnswer> Accounts, IReadOnlyDictionary<string, string> Defaults);

internal sealed record CheckAnswer(bool IsReachable, string Detail);

/// <param name="Daily">Segments of SMS, messages on other channels, in a day (UTC); null: no cap.</param>
/// <param name="PerAddress">What one address may get: more waits, but sign-in codes and what is urgent; null: as much as comes.</param>
internal sealed record CapCommand(long? Daily, AddressCap? PerAddress);

/// <param name="Limit">1 to 1,000 messages.</param>
/// <param name="Window">In any so many seconds, 1 to 604,800.</param>
internal sealed record AddressCap(int Limit, int Window)
{
    private const int MostMessages = 1_000;
    private const int LongestWindow = 7 * 24 * 60 * 60;

    public bool IsValid => Limit is >= 1 and <= MostMessages && Window is >= 1 and <= LongestWindow;

    public MessageThrottle Throttle => new(Limit, TimeSpan.FromSeconds(Window));

    public static AddressCap? Of(MessageThrottle? throttle) => throttle is null ? null : new(throttle.Limit, (int)throttle.Window.TotalSeconds);
}

internal sealed record CapAnswer(Channel Channel, long? Daily, long UsedToday, AddressCap? PerAddress);
