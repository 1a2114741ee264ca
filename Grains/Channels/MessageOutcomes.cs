using OrleansNotify.Deliveries;

namespace OrleansNotify.Channels;

/// <summary>What follows for a message from the outcome of an attempt. Pure.</summary>
internal static class MessageOutcomes
{
    /// <param name="schedule">The waits after the first, second, … attempt that no provider took.</param>
    /// <param name="hasOther">Another account may take it now: only what the first certainly did not take goes there.</param>
    public static MessageResult After(
        MessageRow message, int number, ProviderOutcome outcome, IReadOnlyList<TimeSpan> schedule, bool hasOther, double random,
        DateTimeOffset now)
    {
        var result = new MessageResult
        {
            MessageId = message.Id,
            Number = number,
            EndedAt = now,
            Outcome = outcome.Kind,
            Code = outcome.Code,
            Detail = outcome.Detail.Length == 0 ? null : outcome.Detail,
            State = MessageState.Unknown,
            DueAt = now,
            Reason = ReasonOf(outcome),
            ProviderMessageId = outcome.ProviderMessageId,
            Segments = outcome.Segments,
            PriceMicros = outcome.PriceMicros,
            PriceCurrency = outcome.PriceCurrency,
        };
        return outcome.Kind switch
        {
            OutcomeKind.Accepted => result with { State = MessageState.Accepted },
            OutcomeKind.RefusedRecipient or OutcomeKind.RefusedMessage => result with { State = MessageState.Refused },
            OutcomeKind.RefusedAccount => result with { State = MessageState.Waiting },
            OutcomeKind.Unknown => result,
            _ => Again(result, message, number, outcome, schedule, hasOther, random, now),
        };
    }

    private static MessageResult Again(
        MessageResult result, MessageRow message, int number, ProviderOutcome outcome, IReadOnlyList<TimeSpan> schedule, bool hasOther, double random,
        DateTimeOffset now)
    {
        if (RetrySchedule.Next(schedule, number, now, random, outcome.Until) is not { } next)
        {
            return result with { State = MessageState.Dead };
        }

        // The account waits by itself; the message need not wait with it where another one may take it.
        var dueAt = hasOther && outcome.Scope is OutcomeScope.Account or OutcomeScope.Provider ? now : next;
        return message.ExpiresAt <= dueAt
            ? result with { State = MessageState.Expired, Reason = "expired" }
            : result with { State = MessageState.Waiting, DueAt = dueAt };
    }

    private static string? ReasonOf(ProviderOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Accepted => null,
        OutcomeKind.RefusedRecipient => "refused_recipient",
        OutcomeKind.RefusedMessage => "refused_message",
        OutcomeKind.RefusedAccount => "refused_account",
        OutcomeKind.Later => "provider_busy",
        _ => "outcome_unknown",
    };
}
