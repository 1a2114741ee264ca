namespace OrleansNotify.Testing;

/// <summary>How a test's own PostgreSQL differs from the usual one.</summary>
public sealed record PostgresSettings
{
    /// <summary>Empty folder for its data; null: a temporary one.</summary>
    public string? Folder { get; init; }

    /// <summary>Empty folder for its write-ahead log; null: within <see cref="Folder"/>.</summary>
    public string? WalFolder { get; init; }

    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Network whose addresses may log in, beside this machine; null: none.</summary>
    public string? Network { get; init; }

    /// <summary>As <c>name=value</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = ["max_connections=200"];
}
