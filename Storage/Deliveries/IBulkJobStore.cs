using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Bulk jobs, durable. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IBulkJobStore
{
    Task Create(BulkJobRow row, CancellationToken cancellation);

    Task<BulkJobRow?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>Newest first, ids below <paramref name="before"/> (null: all), begun by <paramref name="user"/> (null: by any).</summary>
    Task<IReadOnlyList<BulkJobRow>> List(string tenant, string? user, string? before, int limit, CancellationToken cancellation);

    /// <summary>Of all tenants, those that began first first, at most 100.</summary>
    Task<IReadOnlyList<BulkJobRow>> Running(CancellationToken cancellation);

    /// <summary>Moves a running job on from where it was; null <paramref name="position"/>: it is done. False: it is elsewhere by now, or does not run.</summary>
    Task<bool> Step(BulkJobRow row, string? position, long more, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Changes the state of one that is running or paused. Returns what is stored after it; null when there is none.</summary>
    Task<BulkJobRow?> SetState(string tenant, string id, string state, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Removes those of these deliveries that have ended, with their attempts.</summary>
    Task Remove(string tenant, IReadOnlyList<DeliveryId> ids, CancellationToken cancellation);
}
