namespace OrleansNotify.Channels;

/// <summary>The fields of one account, with the manifest's defaults where it gives none.</summary>
public sealed class ProviderSettings(string accountId, ProviderManifest manifest, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Unique in this installation; connections and tokens are kept by it.</summary>
    public string AccountId => accountId;

    /// <summary>Empty when the field is not given and has no default.</summary>
    public string this[string field]
        => values.TryGetValue(field, out var value) && value.Length > 0 ? value
            : manifest.Fields.FirstOrDefault(known => known.Name == field)?.Default ?? "";
}
