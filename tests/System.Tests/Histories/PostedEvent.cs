namespace OrleansNotify.SystemTests.Histories;

/// <summary>What a sender knows of one event. A sender posts one at a time, so its numbers rise in the order of its answers.</summary>
/// <param name="To">The one person who may see it; null for everyone.</param>
/// <param name="IsAccepted">Answered 2xx. Otherwise it may be there or not.</param>
internal sealed record PostedEvent(long Number, int Sender, string? To, bool IsAccepted);
