namespace OrleansNotify.Events;

/// <summary>Events for later, and those of the log that end at a time.</summary>
public interface IEventSchedule
{
    /// <summary>
    /// Keeps the event until <paramref name="dueAt"/>. A second one with its idempotency key is <see cref="AppendStatus.Duplicate"/> of
    /// the first, or <see cref="AppendStatus.Conflict"/> with another body, while the first waits.
    /// </summary>
    /// <returns>With <c>Seq</c> 0, as it has none yet.</returns>
    Task<AppendResult> Add(string tenant, AppendEvent command, DateTimeOffset dueAt, CancellationToken cancellation);

    /// <summary>How many wait, counted up to <paramref name="most"/>.</summary>
    Task<long> Count(string tenant, long most, CancellationToken cancellation);

    /// <summary>The same, of what a user published.</summary>
    Task<long> CountOfUser(string tenant, string user, long most, CancellationToken cancellation);

    Task<ScheduledEvent?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>By id, so in the order in which they came; <c>id &gt; after</c>.</summary>
    Task<IReadOnlyList<ScheduledEvent>> List(string tenant, string after, int limit, CancellationToken cancellation);

    /// <summary>Tenants with an event due up to <paramref name="until"/>, without those that are being deleted.</summary>
    Task<IReadOnlyList<string>> DueTenants(DateTimeOffset until, CancellationToken cancellation);

    /// <summary>By time, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<ScheduledEvent>> Due(
        string tenant, DateTimeOffset until, SchedulePosition after, int limit, CancellationToken cancellation);

    /// <returns>False when it is no longer there.</returns>
    Task<bool> Remove(string tenant, string id, CancellationToken cancellation);

    /// <summary>Tenants with an event in their log that has ended by <paramref name="until"/>, without those that are being deleted.</summary>
    Task<IReadOnlyList<string>> ExpiredTenants(DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Events of the tenant's log that have ended, by time, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<ExpiredEvent>> Expired(
        string tenant, DateTimeOffset until, SchedulePosition after, int limit, CancellationToken cancellation);

    Task Forget(ExpiredEvent expired, CancellationToken cancellation);
}
