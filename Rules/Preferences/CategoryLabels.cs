using OrleansNotify.Channels;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

public static class CategoryLabels
{
    /// <summary>In the person's language, a wider one, English, or else the first that there is.</summary>
    public static string LabelIn(this Category category, string? language)
        => TemplateLanguages.FallBack(language, null).Select(tag => category.Labels.GetValueOrDefault(tag)).FirstOrDefault(label => label is not null)
            ?? category.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Value).FirstOrDefault(category.Id);
}
