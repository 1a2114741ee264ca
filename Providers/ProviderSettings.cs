namespace OrleansNotify.Channels;

/// <summary>The fields of one account, with the manifest's defaults where it gives none.</summary>
public sealed class ProviderSettings(string accountId, ProviderManifest manifest, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Unique in this installation; connections and tokens are kept by it.</summary>
    public string AccountId => accountId;

    /// <summary>True: the operator wrote them, so that they may name private hosts and files. Default false: a tenant did.</summary>
    public bool IsOperators { get; init; }

    /// <summary>How long a connection may take to be made, as another account takes what this one is not reached for. Default null: as long as a call may.</summary>
    public TimeSpan? ConnectWithin { get; private init; }

    /// <summary>The values of its secret fields, to be kept out of texts.</summary>
    public IEnumerable<string> Secrets => manifest.Fields.Where(known => known.IsSecret).Select(known => this[known.Name]).Where(value => value.Length > 0);

    /// <summary>Empty when the field is not given and has no default.</summary>
    public string this[string field]
        => values.TryGetValue(field, out var value) && value.Length > 0 ? value
            : manifest.Fields.FirstOrDefault(known => known.Name == field)?.Default ?? "";

    public ProviderSettings Connecting(TimeSpan within) => new(accountId, manifest, values) { IsOperators = IsOperators, ConnectWithin = within };
}
