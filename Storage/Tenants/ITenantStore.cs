using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

/// <summary>Which tenants there are, and whether they take part. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface ITenantStore
{
    Task<TenantRow?> Find(string name, CancellationToken cancellation);

    /// <summary>By name, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<TenantRow>> List(string after, int limit, CancellationToken cancellation);

    Task<IReadOnlyList<TenantRow>> Deleting(CancellationToken cancellation);

    /// <summary>Adds an active tenant unless it is there. Returns what is there.</summary>
    Task<TenantRow> Add(string name, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Nothing leads back from <see cref="TenantStanding.Deleting"/>. Returns what is there; null when nothing is.</summary>
    Task<TenantRow?> Stand(string name, string standing, DateTimeOffset now, CancellationToken cancellation);

    /// <param name="origins">One a line.</param>
    Task ListOrigins(string name, string origins, CancellationToken cancellation);

    /// <summary>Of all tenants, each as <see cref="TenantRow.Origins"/> has them.</summary>
    Task<IReadOnlyList<string>> Origins(CancellationToken cancellation);

    /// <summary>Those whose origins are not listed, by name, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<TenantRow>> Unlisted(string after, int limit, CancellationToken cancellation);

    /// <summary>
    /// Removes some rows of a tenant that is being deleted, a bounded number in one transaction. False: there are none left, or it is not
    /// being deleted; also when several processes do it at once and the name is used again meanwhile.
    /// </summary>
    Task<bool> EraseSome(string name, CancellationToken cancellation);

    /// <summary>The end of a deletion: the name is free. No effect on a tenant that is not being deleted.</summary>
    Task Remove(string name, CancellationToken cancellation);
}
