namespace Orleans.Runtime;

public readonly record struct IdSpan
{
    readonly string? _value;

    IdSpan(string value) => _value = value;

    public bool IsDefault => _value is null;

    public static IdSpan Create(string id) => new(id);

    public override string ToString() => _value ?? "";
}
