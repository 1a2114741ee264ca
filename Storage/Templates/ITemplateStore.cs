namespace OrleansNotify.Templates;

public interface ITemplateStore
{
    /// <summary>Replaces the draft. False: the tenant has <paramref name="most"/> other templates.</summary>
    Task<bool> SaveDraft(string tenant, TemplateRow draft, int most, CancellationToken cancellation);

    /// <summary>
    /// Makes the draft, or a copy of an earlier version, the newest version and the one that messages are rendered with. Keeps the newest
    /// <paramref name="kept"/> versions. Null: there is nothing to publish.
    /// </summary>
    /// <param name="version">0: the draft, which is then none any longer.</param>
    Task<TemplateRow?> Publish(string tenant, TemplateKey key, int version, int kept, DateTimeOffset at, string by, CancellationToken cancellation);

    /// <summary>With all versions: built-in texts are sent again.</summary>
    Task<bool> Delete(string tenant, TemplateKey key, CancellationToken cancellation);

    /// <summary>Newest first, the draft before all.</summary>
    Task<IReadOnlyList<TemplateRow>> Versions(string tenant, TemplateKey key, CancellationToken cancellation);

    /// <summary>Drafts and current versions, by event type, channel and language, those after <paramref name="after"/>; null: from the first.</summary>
    Task<IReadOnlyList<TemplateRow>> List(string tenant, TemplateKey? after, int limit, CancellationToken cancellation);
}
