namespace OrleansNotify.Deliveries;

/// <summary>One row of <c>bulk_jobs</c>: something done with every delivery of a filter, newest first.</summary>
/// <param name="Filter">As it was frozen when the job began, in JSON.</param>
/// <param name="Asked">As it was asked for, in JSON.</param>
/// <param name="State">One of <see cref="BulkState"/>.</param>
/// <param name="Position">Where the last page ended; null: nothing was done yet.</param>
/// <param name="Total">Counted when it began, up to a bound.</param>
/// <param name="Rate">Deliveries a second.</param>
public sealed record BulkJobRow(
    string Tenant, string Id, string Action, string Filter, string Asked, string State, string? Position, long Done, long Total, long Rate,
    string Actor, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt);
