using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// What changed in the log of deliveries, to be followed. A place in it is a time of the database's clock. All methods throw
/// <see cref="StoreUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface IDeliveryChanges
{
    /// <summary>Every change before this place can be read by now: a follower goes on from here. Ask for it before reading.</summary>
    Task<long> Settled(CancellationToken cancellation);

    /// <summary>Deliveries that last changed at <paramref name="since"/> or later, each as it is now, those that changed first first.</summary>
    Task<IReadOnlyList<ChangedDelivery>> Since(string tenant, long since, int limit, CancellationToken cancellation);
}
