namespace OrleansNotify.Tenants;

/// <summary>When API keys were last used. Kept apart from the keys: it changes far more often, and may be lost.</summary>
public interface IApiKeyUses
{
    /// <summary>Never moves back.</summary>
    Task Note(string tenant, string keyId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>By the key's id; a key that was never used is not in it.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> Of(string tenant, CancellationToken cancellation);
}
