namespace OrleansNotify.Client.Templates;

/// <summary>The texts of a template, in Liquid; those that its channel has.</summary>
public sealed record TemplateParts
{
    public string? Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Link { get; init; }

    public string? Tag { get; init; }
}

/// <param name="Version">Null: the draft becomes the newest version; else that version again.</param>
internal sealed record PublishCommand(int? Version);
