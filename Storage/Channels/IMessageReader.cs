using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Messages to people, for lists and numbers. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IMessageReader
{
    Task<IReadOnlyList<MessageRow>> List(MessageQuery query, CancellationToken cancellation);

    Task<MessageRow?> Find(string tenant, string id, CancellationToken cancellation);

    /// <summary>By number.</summary>
    Task<IReadOnlyList<MessageAttemptRow>> Attempts(string tenant, string id, CancellationToken cancellation);

    /// <summary>In the order in which they came.</summary>
    Task<IReadOnlyList<MessageFact>> Facts(string tenant, string id, CancellationToken cancellation);

    Task<IReadOnlyList<QueueCount>> Counts(string tenant, DateTimeOffset now, CancellationToken cancellation);
}
