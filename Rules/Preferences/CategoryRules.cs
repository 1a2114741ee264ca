using System.Text.RegularExpressions;
using OrleansNotify.Channels;
using OrleansNotify.Endpoints;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

/// <summary>What a tenant's own category must be like.</summary>
public static partial class CategoryRules
{
    public const int MostLabels = 20;
    public const int MostEventTypes = 50;
    public const int MaxLabel = 80;

    /// <returns>Why it is refused; null: it is fine.</returns>
    public static string? Problem(Category category) => category switch
    {
        _ when !IsId(category.Id) => "An id is 1 to 64 of a-z 0-9 - _, begins with a letter, and is none of the built-in categories'.",
        { Labels.Count: 0 or > MostLabels } => $"labels has 1 to {MostLabels} languages.",
        _ when category.Labels.Any(label => !IsLabel(label)) => $"labels is by language tags such as de-AT; a label is one line of 1 to {MaxLabel} characters.",
        { EventTypes.Count: 0 or > MostEventTypes } => $"eventTypes has 1 to {MostEventTypes} patterns such as order.shipped or order.*.",
        _ when category.EventTypes.Any(text => !EventTypePattern.TryParse(text, out _)) => "eventTypes has patterns such as order.shipped or order.*.",
        { IsRequired: true, Kind: MessageCategory.Marketing } => "What needs consent cannot be required.",
        { IsRequired: true } when category.Defaults.Values.Contains(false) => "What is required is on by default on every channel.",
        { Kind: not MessageCategory.Marketing } when category.EventTypes.Any(IsMarketing) => "Event types below marketing need a category with needsConsent.",
        _ => null,
    };

    public static bool IsId(string? text)
        => text is not null && Id().IsMatch(text) && !EnumWords.TryParse(text, out MessageCategory _);

    private static bool IsLabel(KeyValuePair<string, string> label)
        => TemplateLanguages.TryNormalize(label.Key, out _) && label.Value is { Length: > 0 and <= MaxLabel } && !label.Value.Any(char.IsControl);

    private static bool IsMarketing(string pattern) => EventTypePattern.FirstWordOf(pattern) == "marketing";

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,63}\z")]
    private static partial Regex Id();
}
