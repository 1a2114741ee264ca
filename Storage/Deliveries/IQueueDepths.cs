using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>How much waits in each queue of each tenant that has something waiting.</summary>
public interface IQueueDepths
{
    /// <summary>Looks at <paramref name="most"/> deliveries and as many messages, and no more.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<QueueDepth>> Read(int most, CancellationToken cancellation);
}

/// <param name="Queue">See <see cref="QueueName"/>.</param>
public sealed record QueueDepth(string Tenant, string Queue, long Waiting);
