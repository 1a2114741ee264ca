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
    int Limit);
