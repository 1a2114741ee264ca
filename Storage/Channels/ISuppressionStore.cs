namespace OrleansNotify.Channels;

public interface ISuppressionStore
{
    /// <summary>
    /// Adds, or renews what is there for the same address, cause and category: it holds again when it was released. The first id stays.
    /// </summary>
    Task Add(string tenant, IReadOnlyList<SuppressionRow> rows, CancellationToken cancellation);

    /// <summary>False: there is none.</summary>
    Task<bool> Release(string tenant, string id, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Those of the causes, of this category alone or of all that a person can take back; null: of every category.</summary>
    Task Release(
        string tenant, Channel channel, string address, IReadOnlyCollection<SuppressionCause> causes, MessageCategory? category, DateTimeOffset at,
        CancellationToken cancellation);
}
