namespace OrleansNotify.Deliveries;

/// <param name="Waiting">Deliveries with a further attempt to come.</param>
/// <param name="Due">Those of them whose time has come, at enabled endpoints of active tenants.</param>
/// <param name="TenantsBehind">Active tenants with an enabled endpoint that has not considered all of their log.</param>
/// <param name="Scheduled">Events for later.</param>
public sealed record BacklogCounts(long Waiting, long Due, long TenantsBehind, long Scheduled);
