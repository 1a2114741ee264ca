using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <param name="IsOwn">False: built in, and not to be changed.</param>
/// <param name="EventTypes">Of a built-in category empty: it has what no other takes.</param>
internal sealed record CategoryView(
    string Id, bool IsOwn, IReadOnlyDictionary<string, string> Labels, bool IsRequired, bool NeedsConsent, IReadOnlyDictionary<string, bool> Defaults,
    IReadOnlyList<string> EventTypes)
{
    public static CategoryView Of(Category category) => new(
        category.Id, category.IsOwn, category.Labels, category.IsRequired, category.Kind is MessageCategory.Marketing,
        ChannelWords.All.ToDictionary(ChannelWords.Word, category.IsOnByDefault), category.EventTypes);
}

internal sealed record CategoryList(CategoryView[] Items);
