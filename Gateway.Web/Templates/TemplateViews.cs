using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>A template of a list.</summary>
/// <param name="Version">Which is published; null: none.</param>
/// <param name="HasDraft">There are changes that are not published.</param>
internal sealed record TemplateItem(
    string EventType, Channel Channel, string Language, int? Version, bool HasDraft, DateTimeOffset SavedAt, string SavedBy)
{
    /// <param name="rows">The draft, the published version, or both.</param>
    public static TemplateItem Of(IReadOnlyCollection<TemplateRow> rows)
    {
        var (newest, published) = (rows.MaxBy(row => row.SavedAt)!, rows.FirstOrDefault(row => row.IsCurrent));
        return new TemplateItem(
            newest.EventType, newest.Channel, newest.Language, published?.Version, rows.Any(row => row.Version == 0), newest.SavedAt, newest.SavedBy);
    }
}

/// <param name="Next">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record TemplateList(TemplateItem[] Items, string? Next);

/// <summary>A version of a template, or its draft.</summary>
/// <param name="Version">Null: the draft.</param>
/// <param name="IsPublished">Messages are rendered with it.</param>
internal sealed record TemplateView(
    string EventType, Channel Channel, string Language, int? Version, bool IsPublished, TemplateParts Parts, DateTimeOffset SavedAt, string SavedBy)
{
    public static TemplateView Of(TemplateRow row) => new(
        row.EventType, row.Channel, row.Language, row.Version == 0 ? null : row.Version, row.IsCurrent, TemplateJson.Read(row.Parts), row.SavedAt,
        row.SavedBy);
}

internal sealed record TemplateVersions(TemplateView[] Items);

/// <param name="Version">An earlier one, to publish it again; null: the draft.</param>
internal sealed record PublishCommand(int? Version);
