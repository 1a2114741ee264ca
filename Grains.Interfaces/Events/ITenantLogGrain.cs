using Orleans.CodeGeneration;

namespace OrleansNotify.Events;

/// <summary>Sequences one tenant's log. Key: the tenant.</summary>
[Alias("OrleansNotify.Events.ITenantLogGrain"), Version(1)]
public interface ITenantLogGrain : IGrainWithStringKey
{
    /// <summary>
    /// Commits the event and tells every observer. Answers after the commit. The same command id gives the same answer again.
    /// A store that cannot be reached is <see cref="AppendStatus.Unavailable"/>, never an exception.
    /// </summary>
    [AlwaysInterleave]
    Task<AppendResult> Append(AppendEvent command);

    /// <summary>Adds the observer for 15 seconds, or renews it. Call it at least every 5 seconds while it is wanted.</summary>
    /// <returns>The head of the log: an observer that is behind it has missed a batch and reads the log.</returns>
    [AlwaysInterleave]
    Task<LogHead> Subscribe(ITenantLogObserver observer);

    [AlwaysInterleave]
    Task Unsubscribe(ITenantLogObserver observer);

    /// <summary>Events with <c>seq &gt; after</c>, ascending; empty at the end of the log.</summary>
    /// <param name="limit">At most 256; fewer come when they are large.</param>
    [AlwaysInterleave]
    Task<LogBatch> Read(long after, int limit);

    /// <summary>Passes a user's change on to every observer. A hint: it may be lost.</summary>
    [AlwaysInterleave]
    Task Announce(UserSignal signal);
}
