using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Replays, durable. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IReplayStore
{
    /// <summary>Writes the row; one with this id that is there already stays as it is. Returns what is stored.</summary>
    Task<ReplayRow> Create(ReplayRow row, CancellationToken cancellation);

    Task<ReplayRow?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>Running ones of an endpoint, oldest first.</summary>
    Task<IReadOnlyList<ReplayRow>> Running(string tenant, string endpointId, CancellationToken cancellation);

    /// <summary>Of one endpoint or, with null, of the tenant; newest first, ids below <paramref name="before"/> (null: all).</summary>
    Task<IReadOnlyList<ReplayRow>> List(string tenant, string? endpointId, string? before, int limit, CancellationToken cancellation);

    /// <summary>
    /// In one transaction: makes <paramref name="events"/> due as <see cref="IDeliveryStore.MakeDue"/> does with trigger <c>replay</c>, and moves
    /// the position from <c>row.Position</c> to <paramref name="position"/>; at <c>row.ToSeq</c> it is done. Null, and nothing written, when the
    /// stored replay is not running or not at <c>row.Position</c>, or the endpoint's lease is not <paramref name="lease"/>.
    /// </summary>
    Task<ReplayRow?> Step(
        ReplayRow row, long lease, long position, IReadOnlyList<EventRef> events, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Changes a running or paused replay's state. Returns what is stored after it; null when there is none.</summary>
    Task<ReplayRow?> SetState(string tenant, string id, string state, DateTimeOffset now, CancellationToken cancellation);
}
