using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

/// <summary>Shows whether a tenant's activity is as it was written. Throws <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IActivityChain
{
    /// <summary>Tenants after that one that have a chain; the empty name is the operator's own.</summary>
    /// <param name="after">Null: from the first on.</param>
    Task<IReadOnlyList<string>> Tenants(string? after, int limit, CancellationToken cancellation);

    Task<ActivityVerdict> Verify(string tenant, CancellationToken cancellation);
}
