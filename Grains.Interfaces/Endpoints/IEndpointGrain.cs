using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>
/// One outbound webhook endpoint: its settings, secrets, cursor and schedule. Key: <see cref="EndpointKey"/>. Commands on an endpoint
/// that does not exist answer <see cref="EndpointStatus.NotFound"/>. All throw <c>StoreUnavailableException</c> when the store cannot be reached.
/// The grain is also <c>IRemindable</c>, for attempts that are minutes away. Silos of versions before that do not know it: a tick that finds
/// the endpoint active on one of them fails, is logged, and comes again a minute later; such a silo finds the attempt by its own look at
/// the store. What such a silo begins to cancel it cancels in its turn; what a newer one has begun a newer one ends.
/// </summary>
[Alias("OrleansNotify.Endpoints.IEndpointGrain")]
public interface IEndpointGrain : IGrainWithStringKey
{
    /// <summary>Null when there is none. Answers while a command runs, as the endpoint was before or is after it.</summary>
    [AlwaysInterleave]
    Task<EndpointView?> Get();

    /// <summary>Replaces the settings. <paramref name="version"/>: refuse when it is another one by now; null: whatever it is.</summary>
    Task<EndpointResult> Change(EndpointSettings settings, long? version);

    /// <summary>No attempt starts after this has answered. What waits is cancelled, perhaps after the answer.</summary>
    Task<EndpointStatus> Delete();

    /// <summary>When this has answered, no attempt starts until it is resumed; those in flight end and are recorded.</summary>
    Task<EndpointResult> Pause();

    /// <summary>As <see cref="Pause"/>, for good: <c>enable</c> takes it back.</summary>
    Task<EndpointResult> Disable();

    /// <summary>Ends a pause or a disablement.</summary>
    Task<EndpointResult> Resume(ResumeEndpoint command);

    /// <summary>Makes a new secret; the old ones sign beside it for <paramref name="overlap"/> (0 to 7 days). At most 10 at once: the oldest go.</summary>
    Task<EndpointResult> RotateSecret(TimeSpan overlap);

    /// <summary>Sends a signed example and waits for what comes back, also while paused. Null when there is no such endpoint.</summary>
    [ResponseTimeout("00:00:40")]
    [AlwaysInterleave]
    Task<TestResult?> Test(string eventType, byte[] payload);

    /// <summary>Delivers one event again, or for the first time, outside the order of the log. False when the log has no such event.</summary>
    Task<bool> Resend(long seq);

    /// <summary>
    /// Counts what a replay would deliver, which takes seconds for millions of events, and starts it unless it is a dry run. Null when there
    /// is no such endpoint.
    /// </summary>
    [ResponseTimeout("00:00:40")]
    [AlwaysInterleave]
    Task<ReplayView?> Replay(StartReplay command);

    /// <summary>Null when it is not known. Pausing, resuming and cancelling twice is the same as once.</summary>
    Task<ReplayView?> ControlReplay(string replayId, ReplayAction action);

    /// <summary>
    /// Cancels what is waiting for a further attempt, and with <paramref name="parked"/> what no attempt was made for. Returns how many of the
    /// first: what takes longer than a second is counted, and cancelled after the answer.
    /// </summary>
    Task<long> CancelPending(bool parked);

    /// <summary>Cancels deliveries of these events that wait for a further attempt; one that is under way ends. Returns how many. May be called twice.</summary>
    Task<int> CancelDeliveries(long[] seqs);

    /// <summary>Whether the tenant is active is read again: while it is not, no attempt starts, and what comes is parked.</summary>
    Task TenantChanged();

    /// <summary>New events. A hint: it may be lost.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Offer(EndpointBatch batch);

    /// <summary>There may be something to do that it was not told of: everything up to <paramref name="upTo"/> should be considered.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Wake(long upTo);
}
