namespace OrleansNotify.Activity;

/// <summary>Which entries of a tenant; null: whatever it is.</summary>
/// <param name="Action">Exactly this one.</param>
/// <param name="Area">The first word of the action, <c>endpoint</c> of <c>endpoint.created</c>.</param>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
/// <param name="Before">Older than this one.</param>
/// <param name="After">Newer than this one: the nearest ones, or with <paramref name="Before"/> the newest.</param>
public sealed record ActivityQuery(
    string Tenant, int Limit, string? Actor = null, string? Action = null, string? Area = null, string? Subject = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null, ActivityPosition? Before = null, ActivityPosition? After = null)
{
    /// <summary>Whether what is nearest above <see cref="After"/> is the page.</summary>
    public bool IsUp => After is not null && Before is null;
}
