namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>What a publisher knows of one event.</summary>
/// <param name="IsAccepted">Answered 2xx. Otherwise it may be there or not.</param>
/// <param name="EventId">As it was answered; null unless it was accepted.</param>
internal sealed record PublishedEvent(long Number, bool IsAccepted, string? EventId, long Seq);
