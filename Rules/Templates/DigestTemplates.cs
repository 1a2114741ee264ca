namespace OrleansNotify.Templates;

public static class DigestTemplates
{
    private const string Variable = "digest";

    /// <summary>Whether a template speaks of many events; one that does not would show the newest alone.</summary>
    public static bool SpeaksOfDigest(this TemplateParts parts)
        => ((string?[])[parts.Subject, parts.Html, parts.Text, parts.Title, parts.Body, .. parts.WhatsApp?.Parameters ?? []])
            .Any(part => part?.Contains(Variable, StringComparison.Ordinal) == true);
}
