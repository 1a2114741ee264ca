using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>What an HTTP status says about a message when no code says more.</summary>
internal static class StatusClass
{
    public const string UnreadableAnswer = "unreadable_answer";

    public static ProviderOutcome Of(HttpAnswer answer, DateTimeOffset now)
    {
        var outcome = new ProviderOutcome
        {
            Kind = KindOf(answer.Status),
            Code = string.Create(CultureInfo.InvariantCulture, $"http_{answer.Status}"),
            Detail = answer.Body,
        };
        return outcome.Kind switch
        {
            OutcomeKind.Later => outcome with { Scope = OutcomeScope.Account, Until = RetryAfter.Parse(answer.Header("Retry-After"), now) },
            OutcomeKind.RefusedAccount => outcome with { Scope = OutcomeScope.Account },
            _ when answer.IsSuccess => outcome with { Code = UnreadableAnswer },
            _ => outcome,
        };
    }

    private static OutcomeKind KindOf(int status) => status switch
    {
        429 => OutcomeKind.Later,
        // A redirect is not followed: the account's address is wrong, and the message went nowhere.
        401 or 403 or (>= 300 and < 400) => OutcomeKind.RefusedAccount,
        // Timed out while it was read: who can say how far?
        408 => OutcomeKind.Unknown,
        >= 400 and < 500 => OutcomeKind.RefusedMessage,
        _ => OutcomeKind.Unknown,
    };
}
