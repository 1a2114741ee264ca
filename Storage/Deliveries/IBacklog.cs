using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>What waits, of all tenants.</summary>
public interface IBacklog
{
    /// <summary>Each count stops at <paramref name="most"/>.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    Task<BacklogCounts> Count(DateTimeOffset now, int most, CancellationToken cancellation);
}
