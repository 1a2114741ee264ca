namespace OrleansNotify.Channels;

/// <summary>A mail that waits for its next attempt, without its content.</summary>
/// <param name="NextAttemptAt">While an attempt is under way: when another may be made if nothing is heard of this one.</param>
public sealed record WaitingMail(string Id, long Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset ExpiresAt);
