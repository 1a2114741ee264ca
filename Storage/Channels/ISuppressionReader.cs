namespace OrleansNotify.Channels;

public interface ISuppressionReader
{
    /// <summary>Of these addresses, those that are not released; also expired ones.</summary>
    Task<ILookup<string, Suppression>> Of(string tenant, Channel channel, IReadOnlyCollection<string> addresses, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SuppressionRow>> List(SuppressionQuery query, CancellationToken cancellation);

    Task<SuppressionRow?> Find(string tenant, string id, CancellationToken cancellation);
}
