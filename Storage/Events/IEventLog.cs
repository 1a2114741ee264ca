using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>The durable log of every tenant. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IEventLog
{
    /// <summary>Where the tenant's log stands. A tenant that has no events yet has a head with <c>Seq</c> 0, and its epoch is stable from this call on.</summary>
    Task<LogHead> Head(string tenant, CancellationToken cancellation);

    /// <summary>
    /// Commits the batch in one transaction and gives each accepted event the next <c>seq</c>, in the batch's order, without gaps,
    /// also when two processes append to one tenant at once. Durable when the task completes (fsync).
    /// An idempotency key used in the 24 hours before <paramref name="acceptedAt"/>, or earlier in the batch, gives
    /// <see cref="AppendStatus.Duplicate"/> (same payload, type and audience) or <see cref="AppendStatus.Conflict"/>, and no row.
    /// A command whose id was committed in those 24 hours is the same command sent again: <see cref="AppendStatus.Duplicate"/>
    /// with the first answer's <c>seq</c> and time.
    /// </summary>
    /// <returns>One result per command, in the same order.</returns>
    Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation);

    /// <summary>Events with <c>seq &gt; after</c>, ascending, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<LoggedEvent>> Read(string tenant, long after, int limit, CancellationToken cancellation);

    /// <summary>As <see cref="Read"/>, only what at least one of the audience keys may see in its range; each event once.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadFor(
        string tenant, IReadOnlyList<KeyRange> audience, long after, int limit, CancellationToken cancellation);

    /// <summary>The events with these <c>seq</c> that are still kept, ascending.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadMany(string tenant, IReadOnlyList<long> seqs, CancellationToken cancellation);

    /// <summary>Null when there is no such event, or it is no longer kept.</summary>
    Task<LoggedEvent?> Find(string tenant, string eventId, CancellationToken cancellation);

    /// <summary>From here on nobody sees the event: it is in no inbox and <see cref="ReadFor"/> does not read it. The log keeps it, with an empty audience.</summary>
    Task Withdraw(string tenant, LoggedEvent logged, CancellationToken cancellation);

    /// <summary>Events with <c>seq &lt; before</c>, descending, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadBefore(string tenant, long before, int limit, CancellationToken cancellation);

    /// <summary>Events whose id begins so, the newest ids first: of a bounded number of ids that do, those of the tenant.</summary>
    Task<IReadOnlyList<long>> WithIdPrefix(string tenant, string prefix, int limit, CancellationToken cancellation);

    /// <summary>Reads every payload of the range: the caller bounds it.</summary>
    Task<IReadOnlyList<long>> Search(string tenant, EventSearch search, CancellationToken cancellation);

    /// <summary>The first kept <c>seq</c> accepted at or after <paramref name="time"/>; one past the head when there is none.</summary>
    Task<long> SeqAt(string tenant, DateTimeOffset time, CancellationToken cancellation);

    /// <summary>How many kept events there are in [<paramref name="fromSeq"/>, <paramref name="toSeq"/>] by type and source.</summary>
    Task<IReadOnlyList<EventCount>> Count(string tenant, long fromSeq, long toSeq, CancellationToken cancellation);

    /// <summary>Drops what was accepted before <paramref name="before"/>, by whole partitions or ranges. Never drops the newest event of a tenant's head count: <c>seq</c> goes on.</summary>
    /// <returns>How many partitions (PostgreSQL) or events (SQLite) were dropped. Also makes the partitions of the weeks to come, so call it daily.</returns>
    Task<long> Retain(DateTimeOffset before, CancellationToken cancellation);
}
