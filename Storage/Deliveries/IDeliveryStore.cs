using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Deliveries and their attempts. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IDeliveryStore
{
    /// <summary>
    /// Commits the outcomes of several endpoints in one transaction: rows are made or overwritten, attempts added (an attempt number
    /// that is there already is overwritten), cursors moved. When the task completes they survive this process; a loss of power within
    /// the second may take them back, and then they are sent again: waiting for the disk would delay every delivery for the sake of that.
    /// </summary>
    /// <returns>The endpoints of which nothing was written: another one holds the lease, or they are deleted.</returns>
    Task<IReadOnlySet<EndpointRef>> Record(IReadOnlyList<EndpointProgress> progress, CancellationToken cancellation);

    /// <summary>Pending and retrying ones, those due first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DeliveryRow>> Waiting(string tenant, string endpointId, DateTimeOffset until, int limit, CancellationToken cancellation);

    /// <summary>When the next one is due; null when none waits.</summary>
    Task<DateTimeOffset?> NextDue(string tenant, string endpointId, CancellationToken cancellation);

    /// <summary>Which of <c>seq</c> in (<paramref name="after"/>, <paramref name="upTo"/>] have a row.</summary>
    Task<IReadOnlySet<long>> Known(string tenant, string endpointId, long after, long upTo, CancellationToken cancellation);

    Task<DeliveryRow?> Find(string tenant, DeliveryId id, CancellationToken cancellation);

    /// <summary>By ascending number, at most 1,000.</summary>
    Task<IReadOnlyList<AttemptRow>> Attempts(string tenant, DeliveryId id, CancellationToken cancellation);

    /// <summary>Looks at a bounded number of rows, so that a filter that hardly any row meets costs no more than one that all meet.</summary>
    Task<DeliveryPage> List(DeliveryQuery query, CancellationToken cancellation);

    /// <summary>As the other, for several values: as many bounded queries as that takes, merged.</summary>
    Task<DeliveryPage> List(string tenant, DeliveryFilter filter, CancellationToken cancellation);

    /// <summary>How many meet the filter; <see cref="DeliveryFilter.Limit"/> and where its page is aside.</summary>
    /// <param name="most">Of each query that this takes, how many rows are looked at.</param>
    Task<BoundedCount> Count(string tenant, DeliveryFilter filter, int most, CancellationToken cancellation);

    Task<DeliveryCounts> Count(string tenant, DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>The sources that deliveries came from, ascending, at most 1,000.</summary>
    Task<IReadOnlyList<string>> Sources(string tenant, CancellationToken cancellation);

    /// <summary>Dead letters in (<paramref name="after"/>, <paramref name="upTo"/>] by ascending <c>seq</c>.</summary>
    Task<IReadOnlyList<EventRef>> Dead(
        string tenant, string endpointId, long after, long upTo, int limit, CancellationToken cancellation);

    /// <summary>
    /// Makes deliveries due at <paramref name="now"/> with a fresh schedule: new rows, or old ones with the attempts they had.
    /// False: the lease is another's, nothing was written.
    /// </summary>
    Task<bool> MakeDue(
        string tenant, string endpointId, long lease, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation);

    /// <summary>
    /// Removes deliveries that are succeeded, dead or cancelled, of events up to <paramref name="upTo"/>, with their attempts, at most
    /// <paramref name="limit"/> in one transaction. Returns how many.
    /// </summary>
    Task<int> Purge(string tenant, string? endpointId, string? status, long upTo, int limit, CancellationToken cancellation);
}
