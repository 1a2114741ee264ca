using OrleansNotify.Storage;

namespace OrleansNotify.Views;

/// <summary>Saved views. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IViewStore
{
    /// <summary>A member's own and those that are shared, by name.</summary>
    Task<IReadOnlyList<ViewRow>> List(string tenant, string owner, CancellationToken cancellation);

    /// <summary>One that is the member's own or shared.</summary>
    Task<ViewRow?> Find(string tenant, string id, string owner, CancellationToken cancellation);

    /// <summary>Adds or replaces one. False: its member, or the tenant, has as many as it may have.</summary>
    Task<bool> Save(ViewRow row, int mostOwn, int mostShared, CancellationToken cancellation);

    Task Delete(string tenant, string id, CancellationToken cancellation);

    /// <summary>The member is gone: theirs go, what they shared stays without their name.</summary>
    Task Forget(string tenant, string owner, CancellationToken cancellation);
}
