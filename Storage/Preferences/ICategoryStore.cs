using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.Preferences;

/// <summary>A tenant's own categories. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface ICategoryStore
{
    Task<TenantCategories> Of(string tenant, CancellationToken cancellation);

    /// <summary>
    /// Adds or replaces by id. The number is given here, and one that was deleted has its own again. Null: there are <paramref name="most"/>
    /// already, or <paramref name="mostEver"/> with those that were deleted.
    /// </summary>
    Task<Category?> Save(string tenant, Category category, int most, int mostEver, CancellationToken cancellation);

    /// <summary>What people chose of it stays. False: there is none.</summary>
    Task<bool> Delete(string tenant, string id, DateTimeOffset at, CancellationToken cancellation);
}
