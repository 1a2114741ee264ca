namespace OrleansNotify.Sources;

/// <summary>What the sales system posts, as the document describes it. All further members are shown to people as they came.</summary>
/// <param name="Type"><c>private</c>: only the person in <paramref name="Email"/> sees it; everyone sees all others.</param>
internal sealed record WebhookDocument(string Type, string? Email, string? Message);
