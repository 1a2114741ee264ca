namespace OrleansNotify.Templates;

/// <summary>The events of a digest as a template sees them.</summary>
/// <param name="Count">Of all; <paramref name="Events"/> are the newest of them, the oldest first.</param>
public sealed record TemplateDigest(int Count, IReadOnlyList<(TemplateEvent Event, TemplateData Data)> Events);
