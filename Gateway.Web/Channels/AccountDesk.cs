using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Channels;

/// <summary>Saves a tenant's accounts at providers: checked by the provider's manifest, sealed, and told to its sender.</summary>
internal sealed class AccountDesk(
    IProviderAccountStore store, ProviderCatalogue catalogue, AccountSettingsBox box, IGrainFactory grains, IOptions<OutboundOptions> outbound,
    TimeProvider time)
{
    public const int MostAccounts = 50;
    private const int MaxName = 100;
    private const int MostPosition = 1_000;
    private const int MostRate = 100_000;

    public AccountAnswer AnswerOf(ProviderAccountRow row)
    {
        var manifest = catalogue.TryGet(row.Provider, out var provider) ? provider.Manifest : null;
        return AccountAnswer.Of(row, manifest, box.Open(row.Tenant, row.Id, row.Settings), CallbackUrl(row, manifest));
    }

    /// <param name="known">The account that is changed; null: a new one.</param>
    public async Task<(ProviderAccountRow? Row, Problem? Problem)> Save(
        string tenant, ProviderAccountRow? known, AccountCommand command, CancellationToken cancellation)
    {
        if (!catalogue.TryGet(known?.Provider ?? command.Provider ?? "", out var provider) || !IsOffered(provider.Manifest))
        {
            return (null, Problems.Invalid("provider_unknown", $"provider is one of {string.Join(", ", catalogue.Manifests.Where(IsOffered).Select(one => one.Id))}."));
        }

        if (Refusal(command, known, provider.Manifest, out var channel) is { } problem)
        {
            return (null, problem);
        }

        var (now, id) = (time.GetUtcNow(), known?.Id ?? $"acc_{Guid.CreateVersion7(time.GetUtcNow()):N}");
        var settings = Merge(known is null ? null : box.Open(tenant, id, known.Settings), command.Settings);
        var wrong = ProviderRules.Validate(provider.Manifest, settings);
        if (wrong.Count > 0)
        {
            return (null, Problems.Invalid("provider_settings_invalid", string.Join("; ", wrong.Select(one => $"settings.{one.Field} {one.Reason}"))));
        }

        string? prices = null;
        if (command.Prices?.ProblemOf(out prices) is { } unpriced)
        {
            return (null, Problems.Invalid("prices_invalid", $"prices: {unpriced}."));
        }

        var row = new ProviderAccountRow
        {
            Tenant = tenant,
            Id = id,
            Channel = channel,
            Provider = provider.Manifest.Id,
            Name = command.Name ?? known?.Name ?? provider.Manifest.Name,
            Settings = box.Seal(tenant, id, settings),
            Position = command.Position ?? known?.Position ?? 0,
            IsPaused = command.IsPaused ?? known?.IsPaused ?? false,
            RatePerSecond = command.RatePerSecond ?? known?.RatePerSecond ?? 0,
            Prices = command.Prices is null ? known?.Prices : prices,
            CreatedAt = known?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        if (!await store.Save(row, MostAccounts, cancellation))
        {
            return (null, Problems.Invalid("too_many", $"A tenant has at most {MostAccounts} accounts of providers."));
        }

        await Changed(tenant, channel);
        return (row, null);
    }

    public async Task<bool> Delete(ProviderAccountRow row, CancellationToken cancellation)
    {
        var isDeleted = await store.Delete(row.Tenant, row.Id, cancellation);
        await Changed(row.Tenant, row.Channel);
        return isDeleted;
    }

    public Task Changed(string tenant, Channel channel) => grains.GetGrain<IMessageSenderGrain>($"{tenant}/{channel.Word()}").Changed();

    /// <summary>Null: no key here opens its settings, or there is no such provider any longer.</summary>
    public (IMessageProvider Provider, ProviderSettings Settings)? Open(ProviderAccountRow row)
        => catalogue.TryGet(row.Provider, out var provider) && box.Open(row.Tenant, row.Id, row.Settings) is { } settings
            ? (provider, new ProviderSettings(row.Id, provider.Manifest, settings))
            : null;

    /// <summary>Captured messages are seen by the operator of one machine: no tenant's account.</summary>
    public static bool IsOffered(ProviderManifest manifest) => manifest.Id != "capture";

    private static Problem? Refusal(AccountCommand command, ProviderAccountRow? known, ProviderManifest manifest, out Channel channel)
    {
        channel = known?.Channel ?? manifest.Channels[0];
        if (known is null && command.Channel is not null && !ChannelWords.TryParse(command.Channel, out channel))
        {
            return Problems.Invalid("channel_invalid", $"channel is one of {string.Join(", ", manifest.Channels.Select(one => one.Word()))}.");
        }

        return !manifest.Channels.Contains(channel) || (known is null && command.Channel is null && manifest.Channels.Count > 1)
                ? Problems.Invalid("channel_invalid", $"channel is one of {string.Join(", ", manifest.Channels.Select(one => one.Word()))}.")
            : command.Name is { } name && (name.Length is 0 or > MaxName || name.Any(char.IsControl))
                ? Problems.Invalid("name_invalid", $"name has 1 to {MaxName} characters on one line.")
            : command.Position is < 0 or > MostPosition ? Problems.Invalid("position_invalid", $"position is 0 to {MostPosition}.")
            : command.RatePerSecond is < 0 or > MostRate ? Problems.Invalid("rate_invalid", $"ratePerSecond is 0 to {MostRate}.")
            : null;
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string>? known, IReadOnlyDictionary<string, string?>? given)
    {
        var settings = known ?? [];
        foreach (var (name, value) in given ?? new Dictionary<string, string?>())
        {
            if (string.IsNullOrEmpty(value))
            {
                settings.Remove(name);
            }
            else if (value != AccountAnswer.Hidden)
            {
                settings[name] = value;
            }
        }

        return settings;
    }

    private string? CallbackUrl(ProviderAccountRow row, ProviderManifest? manifest)
        => manifest?.Capabilities.HasCallbacks == true ? CallbackAddress.Of(outbound.Value, row.Tenant, row.Provider, row.Id)?.ToString() : null;
}
