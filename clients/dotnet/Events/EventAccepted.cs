namespace OrleansNotify.Client.Events;

/// <param name="Seq">Where it is in the log; null while it waits for its time.</param>
/// <param name="Duplicate">It was accepted before, with the same idempotency key.</param>
public sealed record EventAccepted(string Id, long? Seq, DateTimeOffset? AcceptedAt, DateTimeOffset? DeliverAt, bool Duplicate);
