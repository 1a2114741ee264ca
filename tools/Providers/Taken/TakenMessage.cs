namespace OrleansNotify.Fakes;

/// <summary>A message that a fake took.</summary>
/// <param name="Id">The provider's.</param>
/// <param name="AttemptId">The sender's own id, if it came along.</param>
/// <param name="Body">The first 1,000 characters of the text.</param>
/// <param name="At">The first time.</param>
/// <param name="Count">How often a message with this attempt id was taken.</param>
public sealed record TakenMessage(string Provider, string Id, string? AttemptId, string To, string Body, DateTimeOffset At, int Count);
