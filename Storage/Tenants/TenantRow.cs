namespace OrleansNotify.Tenants;

/// <param name="Standing">See <see cref="TenantStanding"/>.</param>
/// <param name="CreatedAt">1970: before this was written down.</param>
/// <param name="ChangedAt">When it was suspended, resumed or deleted.</param>
/// <param name="Origins">One a line; null: not listed yet.</param>
public sealed record TenantRow(string Name, string Standing, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, string? Origins = null);
