namespace OrleansNotify.Views;

/// <summary>One row of <c>saved_views</c>: a page's query by a name.</summary>
/// <param name="Owner">The member who saved it; empty: gone, of a shared one.</param>
/// <param name="Query">As it stands after <c>?</c>.</param>
public sealed record ViewRow(string Tenant, string Id, string Owner, string Name, string Page, string Query, bool IsShared, DateTimeOffset UpdatedAt);
