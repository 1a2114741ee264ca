using System.Diagnostics.CodeAnalysis;

namespace OrleansNotify.Channels;

/// <summary>Every provider of this installation by its id.</summary>
public sealed class ProviderCatalogue(IEnumerable<IMessageProvider> providers)
{
    private readonly Dictionary<string, IMessageProvider> _byId = providers.ToDictionary(provider => provider.Manifest.Id, StringComparer.Ordinal);

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<ProviderManifest> Manifests
        => [.. _byId.Values.Select(provider => provider.Manifest).OrderBy(manifest => manifest.Id, StringComparer.Ordinal)];

    public bool TryGet(string id, [NotNullWhen(true)] out IMessageProvider? provider) => _byId.TryGetValue(id, out provider);
}
