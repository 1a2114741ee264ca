using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Attempts counted as they end, for charts. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IDeliveryFigures
{
    /// <summary>Adds to what is stored; each row once.</summary>
    Task Add(IReadOnlyList<DeliveryFigures> figures, CancellationToken cancellation);

    /// <summary>Of these keys of a kind, in [<paramref name="from"/>, <paramref name="until"/>), seconds since 1970, in no order.</summary>
    Task<IReadOnlyList<DeliveryFigures>> Read(
        string tenant, string kind, IReadOnlyList<string> keys, long step, long from, long until, CancellationToken cancellation);

    /// <summary>Removes those of a step that are from before then. Returns how many, at most 5,000.</summary>
    Task<int> Prune(long step, long before, CancellationToken cancellation);
}
