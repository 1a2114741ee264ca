using System.Text.Json;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

internal sealed record CategoryRow
{
    public required string Id { get; init; }

    public required long Number { get; init; }

    public required string Definition { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public static string DefinitionOf(Category category) => JsonSerializer.Serialize(
        new Stored(
            category.Labels, category.IsRequired, category.Kind is MessageCategory.Marketing,
            category.Defaults.ToDictionary(pair => pair.Key.Word(), pair => pair.Value), category.EventTypes),
        JsonSerializerOptions.Web);

    public Category ToCategory()
    {
        var stored = JsonSerializer.Deserialize<Stored>(Definition, JsonSerializerOptions.Web)!;
        return new Category
        {
            Id = Id,
            Number = (MessageCategory)Number,
            Kind = stored.NeedsConsent ? MessageCategory.Marketing : MessageCategory.Transactional,
            IsRequired = stored.IsRequired,
            Labels = stored.Labels,
            Defaults = stored.Defaults.Where(pair => ChannelWords.TryParse(pair.Key, out _))
                .ToDictionary(pair => ChannelWords.TryParse(pair.Key, out var channel) ? channel : default, pair => pair.Value),
            EventTypes = stored.EventTypes,
        };
    }

    private sealed record Stored(
        IReadOnlyDictionary<string, string> Labels, bool IsRequired, bool NeedsConsent, IReadOnlyDictionary<string, bool> Defaults,
        IReadOnlyList<string> EventTypes);
}
