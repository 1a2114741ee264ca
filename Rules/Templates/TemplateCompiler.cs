using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>What is done to a template once, when it is saved, rather than for each message.</summary>
public static class TemplateCompiler
{
    /// <summary>
    /// A mail's HTML in the layout, with its styles at the elements, where mail programs want them; its text made from the HTML when it has none.
    /// Other channels' parts stay as they are.
    /// </summary>
    /// <param name="parts">That <see cref="TemplateRules.Check"/> has nothing against.</param>
    public static TemplateParts Compile(Channel channel, TemplateParts parts)
    {
        if (channel is not Channel.Email || string.IsNullOrWhiteSpace(parts.Html))
        {
            return parts;
        }

        var page = HtmlLayout.Apply(parts.Html);
        return parts with
        {
            Html = HtmlStyles.Inline(page),
            Text = string.IsNullOrWhiteSpace(parts.Text) ? HtmlText.Of(page) : parts.Text,
        };
    }
}
