namespace Orleans.Runtime;

public readonly record struct StreamId
{
    readonly string? _namespace;
    readonly string? _key;

    StreamId(string? ns, string key) => (_namespace, _key) = (ns, key);

    public static StreamId Create(string? ns, string key) => new(ns, key);

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key ?? "";

    public override string ToString() => $"{_namespace ?? "null"}/{_key}";
}
