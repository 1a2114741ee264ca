using System.Runtime.CompilerServices;

namespace OrleansNotify.Templates;

/// <summary>The parts of a template, parsed once for as long as somebody keeps the template.</summary>
internal sealed class ParsedTemplate
{
    private static readonly ConditionalWeakTable<TemplateParts, ParsedTemplate> Kept = [];

    private readonly Dictionary<string, LiquidText> _texts;

    private ParsedTemplate(TemplateParts parts)
    {
        _texts = TemplateRules.Texts(parts)
            .Where(part => !string.IsNullOrWhiteSpace(part.Text))
            .ToDictionary(part => part.Name, part => LiquidText.Parse(part.Name, part.Text!));
        Parameters = [.. (parts.WhatsApp?.Parameters ?? []).Select((parameter, index) => LiquidText.Parse($"whatsApp.parameters[{index}]", parameter))];
    }

    public IReadOnlyList<LiquidText> Parameters { get; }

    /// <exception cref="TemplateException">It was not checked.</exception>
    public static ParsedTemplate Of(TemplateParts parts) => Kept.GetValue(parts, unparsed => new ParsedTemplate(unparsed));

    /// <summary>Null: the template has no such part.</summary>
    public LiquidText? this[string part] => _texts.GetValueOrDefault(part);
}
