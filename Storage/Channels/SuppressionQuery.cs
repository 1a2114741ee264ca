namespace OrleansNotify.Channels;

/// <param name="Before">An id; null: from the newest.</param>
/// <param name="Address">With <paramref name="Channel"/>; null: all.</param>
public sealed record SuppressionQuery(string Tenant, int Limit, string? Before = null, Channel? Channel = null, string? Address = null);
