using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>One version of a template, or its draft.</summary>
public sealed record TemplateRow
{
    public required string EventType { get; init; }

    public required Channel Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>From 1; 0: the draft.</summary>
    public required int Version { get; init; }

    /// <summary>It is what messages are rendered with.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>JSON of <see cref="TemplateParts"/> as the author wrote them.</summary>
    public required string Parts { get; init; }

    /// <summary>JSON of <see cref="TemplateParts"/> as <see cref="TemplateCompiler"/> made them.</summary>
    public required string Compiled { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required string SavedBy { get; init; }

    public Template ToTemplate() => new(EventType, Channel, Language, Version, TemplateJson.Read(Compiled));
}
