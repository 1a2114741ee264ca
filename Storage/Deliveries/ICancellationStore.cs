using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Cancels all that waits at an endpoint, step by step. What is left to do is stored, so that it survives the process that began, and the
/// endpoint's deletion. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface ICancellationStore
{
    /// <summary>Stores that deliveries last changed up to <paramref name="until"/> are to be cancelled. False: the lease is another's.</summary>
    Task<bool> Begin(string tenant, string endpointId, long lease, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>What a deleted endpoint has left to cancel; null: nothing, or the endpoint is not deleted.</summary>
    Task<DateTimeOffset?> FindDeleted(string tenant, string endpointId, CancellationToken cancellation);

    /// <summary>
    /// Cancels pending and retrying deliveries last changed up to <paramref name="until"/>, at most <paramref name="limit"/> in one
    /// transaction. With fewer than that the cancellation is over, unless one with a later time has begun. Returns how many.
    /// </summary>
    Task<int> Step(string tenant, string endpointId, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Cancels those of these events that are pending or retrying. Returns how many; null: the lease is another's.</summary>
    Task<int?> Cancel(string tenant, string endpointId, long lease, IReadOnlyList<long> seqs, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>How many deliveries are pending or retrying.</summary>
    Task<long> CountWaiting(string tenant, string endpointId, CancellationToken cancellation);
}
