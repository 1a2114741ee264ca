using System.Diagnostics.CodeAnalysis;
using OrleansNotify.Channels;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Preferences;

/// <summary>The categories of a tenant: the built-in ones and those that it has named.</summary>
public sealed class TenantCategories
{
    private const string Marketing = "marketing";

    private readonly IReadOnlyList<Category> _deleted;
    private readonly (EventTypePattern Pattern, Category Category)[] _patterns;

    /// <param name="own">By id.</param>
    /// <param name="deleted">What was recorded under them is still there.</param>
    public TenantCategories(IReadOnlyList<Category> own, IReadOnlyList<Category> deleted)
    {
        (Own, _deleted) = (own, deleted);
        Offered = [Category.Transactional, Category.Marketing, .. own];
        // The longest pattern says most; of equal ones the first category's counts.
        _patterns =
        [
            .. own.SelectMany(category => category.EventTypes, (category, text) => (text, category))
                .Where(pair => EventTypePattern.TryParse(pair.text, out _))
                .Select(pair => (EventTypePattern.TryParse(pair.text, out var pattern) ? pattern : null!, pair.category))
                .OrderByDescending(pair => pair.Item1.ToString().Length),
        ];
    }

    /// <summary>Of a tenant that has named none.</summary>
    public static TenantCategories BuiltIn { get; } = new([], []);

    public IReadOnlyList<Category> Own { get; }

    /// <summary>What a person chooses of. Sign-in codes come when they are asked for.</summary>
    public IReadOnlyList<Category> Offered { get; }

    /// <summary>
    /// Of an event type. A type that begins with <c>marketing.</c> needs consent whatever a category says, so that only a category which needs
    /// it takes such a type.
    /// </summary>
    public Category Of(string eventType)
    {
        var kind = IsMarketing(eventType) ? MessageCategory.Marketing : MessageCategory.Transactional;
        foreach (var (pattern, category) in _patterns)
        {
            if (pattern.Matches(eventType) && (kind is MessageCategory.Transactional || category.Kind == kind))
            {
                return category;
            }
        }

        return Category.Of(kind);
    }

    /// <summary>By the number that is stored. One that was deleted is what is left of it: its built-in category.</summary>
    public Category Find(MessageCategory number)
        => Own.FirstOrDefault(category => category.Number == number)
            ?? Category.Of(_deleted.FirstOrDefault(category => category.Number == number)?.Kind ?? number);

    /// <summary>Also of one that was deleted.</summary>
    public string WordOf(MessageCategory number)
        => Own.Concat(_deleted).FirstOrDefault(category => category.Number == number)?.Id ?? Category.Of(number).Id;

    /// <summary>Of those that are offered: a name that is not there is no category.</summary>
    public bool TryParse(string? word, [NotNullWhen(true)] out Category? category)
    {
        category = Offered.FirstOrDefault(known => known.Id == word);
        return category is not null;
    }

    private static bool IsMarketing(string eventType) => eventType == Marketing || eventType.StartsWith($"{Marketing}.", StringComparison.Ordinal);
}
