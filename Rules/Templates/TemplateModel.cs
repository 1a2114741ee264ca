namespace OrleansNotify.Templates;

/// <summary>What a template can speak of.</summary>
/// <param name="Digest">Null: the message is of one event.</param>
public sealed record TemplateModel(
    TemplateEvent Event, TemplateData Data, TemplatePerson Person, TemplateLinks Links, TemplateDigest? Digest = null);

/// <param name="Source">Where it came from, <c>webhook</c> for the tenant's own webhook.</param>
public sealed record TemplateEvent(string Id, string Type, string Source, DateTimeOffset At);

/// <param name="Id">Null: the message goes to an address that belongs to no person.</param>
/// <param name="Language">A BCP 47 tag; null: not known.</param>
public sealed record TemplatePerson(string? Id, string? Name, string? Language, string? TimeZone);

/// <param name="Unsubscribe">Null: there is none, as in sign-in codes.</param>
public sealed record TemplateLinks(string? Unsubscribe, string? Preferences);
