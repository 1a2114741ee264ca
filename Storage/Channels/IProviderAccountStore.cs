using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Accounts of tenants at providers. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IProviderAccountStore
{
    /// <summary>Of one channel or of all, in the order in which they are tried.</summary>
    Task<IReadOnlyList<ProviderAccountRow>> List(string tenant, Channel? channel, CancellationToken cancellation);

    Task<ProviderAccountRow?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>Adds it, or writes its name, settings, position, pause and rate. False: it would be one more than <paramref name="most"/>.</summary>
    Task<bool> Save(ProviderAccountRow row, int most, CancellationToken cancellation);

    Task<bool> Delete(string tenant, string id, CancellationToken cancellation);

    /// <summary>Rows whose settings are sealed with another key than the one whose id is given.</summary>
    Task<IReadOnlyList<ProviderAccountRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation);

    /// <summary>Replaces sealed settings if they are still <paramref name="before"/>.</summary>
    Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation);
}
