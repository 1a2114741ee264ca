using OrleansNotify.Channels;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

/// <summary>A tenant's own category. What is left out is as if it were never set.</summary>
/// <param name="Labels">Its name for people, by language: at least one.</param>
/// <param name="IsRequired">Nobody can switch it off.</param>
/// <param name="NeedsConsent">It goes only with consent on record, as marketing does.</param>
/// <param name="Defaults">By channel, whether those who have not chosen get it; true for a channel that is left out.</param>
/// <param name="EventTypes">What belongs to it: types such as <c>order.shipped</c>, or everything below with <c>order.*</c>.</param>
internal sealed record CategoryCommand(
    Dictionary<string, string?>? Labels, bool? IsRequired, bool? NeedsConsent, Dictionary<string, bool?>? Defaults, string?[]? EventTypes)
{
    /// <summary>Null: <see cref="Defaults"/> names no channel of ours.</summary>
    public Category? ToCategory(string id)
    {
        var defaults = new Dictionary<Channel, bool>();
        foreach (var (word, isOn) in Defaults ?? [])
        {
            if (!ChannelWords.TryParse(word, out var channel) || isOn is null)
            {
                return null;
            }

            defaults[channel] = isOn.Value;
        }

        return new Category
        {
            Id = id,
            Number = default,
            Kind = NeedsConsent == true ? MessageCategory.Marketing : MessageCategory.Transactional,
            IsRequired = IsRequired ?? false,
            Labels = (Labels ?? []).GroupBy(label => TemplateLanguages.TryNormalize(label.Key, out var tag) ? tag : label.Key)
                .ToDictionary(same => same.Key, same => same.Last().Value ?? ""),
            Defaults = defaults,
            EventTypes = [.. (EventTypes ?? []).Select(text => text ?? "").Distinct(StringComparer.Ordinal)],
        };
    }
}
