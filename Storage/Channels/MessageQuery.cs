namespace OrleansNotify.Channels;

/// <summary>A page of a tenant's messages, newest first. Null filters nothing.</summary>
/// <param name="Before">The last id of the page before; null: the first page.</param>
public sealed record MessageQuery(
    string Tenant,
    string? Person,
    string? Address,
    Channel? Channel,
    MessageState? State,
    string? EventType,
    string? EventId,
    string? Provider,
    string? Before,
    int Limit)
{
    /// <summary>Behind every id.</summary>
    public const string Top = "n";

    /// <summary>Newer than this one: the nearest ones, or with <see cref="Before"/> the newest.</summary>
    public string? After { get; init; }

    /// <summary>Whether what is nearest above <see cref="After"/> is the page.</summary>
    public bool IsUp => After is not null && Before is null;
}
