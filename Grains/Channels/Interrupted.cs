namespace OrleansNotify.Channels;

/// <summary>Attempts that are on the disk as begun and have no outcome. Pure.</summary>
internal static class Interrupted
{
    /// <param name="wasNotCalled">It is certain that the provider was not called.</param>
    public static MessageResult Result(MessageRow row, bool wasNotCalled, DateTimeOffset now) => new()
    {
        MessageId = row.Id,
        Number = row.Attempts,
        EndedAt = now,
        Outcome = wasNotCalled ? OutcomeKind.Later : OutcomeKind.Unknown,
        Code = wasNotCalled ? "not_called" : "interrupted",
        Detail = wasNotCalled ? "The store failed before the call." : "The server stopped while the attempt was under way.",
        State = wasNotCalled ? MessageState.Waiting : MessageState.Unknown,
        DueAt = now,
        Reason = wasNotCalled ? null : "outcome_unknown",
    };
}
