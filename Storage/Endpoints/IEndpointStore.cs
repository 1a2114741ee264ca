using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>Endpoints of every tenant. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IEndpointStore
{
    /// <summary>
    /// Writes a new row, its cursor at the head of the tenant's log, unless the tenant then had more than <paramref name="mostOfTenant"/>
    /// or the (non-empty) owner more than <paramref name="mostOfOwner"/>; also when two processes create at once. <c>Lease</c> and
    /// <c>Cursor</c> of <paramref name="row"/> are not used.
    /// </summary>
    Task<CreateOutcome> Create(EndpointRow row, int mostOfTenant, int mostOfOwner, CancellationToken cancellation);

    Task<EndpointRow?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>
    /// Raises the lease and returns the row: from here on writes under an older lease are refused. Null when there is none. While the
    /// holder of the lease settles, nothing changes and the row has its <c>SettlesUntil</c>.
    /// </summary>
    Task<EndpointRow?> Take(string tenant, string id, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Keeps others from <see cref="Take"/> until then, or no longer (null). Does nothing where the stored lease is another.</summary>
    Task Settle(string tenant, string id, long lease, DateTimeOffset? until, CancellationToken cancellation);

    /// <summary>By ascending id, which is the order of creation. <paramref name="owner"/> null: everybody's; empty: the tenant's own.</summary>
    Task<IReadOnlyList<EndpointRow>> List(string tenant, string? owner, string after, int limit, CancellationToken cancellation);

    /// <summary>Those whose cursor is below <paramref name="seq"/>, of a tenant or of these ids; in any order.</summary>
    Task<IReadOnlyList<EndpointRow>> Behind(string tenant, IReadOnlyList<string>? ids, long seq, CancellationToken cancellation);

    /// <summary>
    /// Writes <c>Settings, Secrets, State, StateReason, Version, DrainUpTo, DrainRate, FailingSince, LastSuccessAt, UpdatedAt</c>, and
    /// <c>Cursor</c> if it is higher than the stored one, where the stored lease is the row's. False: it is not, or the row is gone.
    /// </summary>
    Task<bool> Change(EndpointRow row, CancellationToken cancellation);

    /// <summary>
    /// Removes the row and begins to cancel what waits for it (<see cref="Deliveries.ICancellationStore"/>). Its deliveries stay for the log
    /// of it. False when there was none.
    /// </summary>
    Task<bool> Delete(string tenant, string id, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Moves the cursors of enabled endpoints that have nothing in hand to <paramref name="seq"/>: of those whose cursor is at least their
    /// <see cref="RoutedEndpoint.LastRouted"/>. Returns those of them that stay behind because it is not, none while the tenant is not active.
    /// </summary>
    Task<IReadOnlyList<string>> Advance(
        string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation);

    /// <summary>Endpoints of active tenants: enabled ones with deliveries due up to <paramref name="until"/> or a running replay, and any with a cancellation to go on with.</summary>
    Task<IReadOnlyList<EndpointRef>> Due(DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Active tenants with an enabled endpoint whose cursor is behind the head of the log.</summary>
    Task<IReadOnlyList<string>> TenantsBehind(CancellationToken cancellation);

    /// <summary>Rows whose secrets are sealed with another key than the one whose id is given.</summary>
    Task<IReadOnlyList<EndpointRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation);

    /// <summary>Rows after that one, by tenant and id, that may have custom headers.</summary>
    Task<IReadOnlyList<EndpointRow>> WithHeaders(EndpointRef after, int limit, CancellationToken cancellation);

    /// <summary>Replaces settings if they are still <paramref name="before"/>. For a change that nobody asked for: the version stays.</summary>
    Task<bool> ReplaceSettings(string tenant, string id, string before, string after, CancellationToken cancellation);

    /// <summary>Replaces sealed secrets if they are still <paramref name="before"/>.</summary>
    Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation);
}
