using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>What the answers of mail send mean.</summary>
internal static class SendGridAnswers
{
    public static ProviderOutcome Read(HttpAnswer answer, DateTimeOffset now)
    {
        // In sandbox mode it is 200, and as empty.
        if (answer.Status == 202 || (answer.Status == 200 && answer.IsWhole && answer.Body.Length == 0))
        {
            return ProviderOutcome.Accepted(answer.Header("X-Message-Id"));
        }

        var outcome = StatusClass.Of(answer, now) with { Detail = DetailOf(answer) };
        return answer.Status switch
        {
            400 => outcome with { Kind = KindOf(FieldsOf(answer)) },
            429 => outcome with { Until = outcome.Until ?? ResetOf(answer, now) },
            _ => outcome,
        };
    }

    /// <summary>All that it says, as <c>field: message</c>.</summary>
    public static string DetailOf(HttpAnswer answer)
        => string.Join("; ", answer.Json().Member("errors").Items().Select(TextOf).Where(text => text.Length > 0));

    private static string TextOf(JsonElement error)
        => string.Join(": ", new[] { error.Member("field").Text(), error.Member("message").Text() }.Where(part => part is { Length: > 0 }));

    private static List<string> FieldsOf(HttpAnswer answer)
        => [.. answer.Json().Member("errors").Items().Select(error => error.Member("field").Text()).OfType<string>()];

    /// <summary>By the field that is wrong, as <c>personalizations.0.to.0.email</c>.</summary>
    private static OutcomeKind KindOf(IReadOnlyList<string> fields)
        => fields.Any(field => field.StartsWith("personalizations.", StringComparison.Ordinal) && field.Contains(".to.", StringComparison.Ordinal))
            ? OutcomeKind.RefusedRecipient
            : fields.Any(field => field is "from" || field.StartsWith("from.", StringComparison.Ordinal)) ? OutcomeKind.RefusedAccount
            : OutcomeKind.RefusedMessage;

    /// <summary>SendGrid says when a new interval begins, in seconds since 1970, and has no <c>Retry-After</c>.</summary>
    private static DateTimeOffset? ResetOf(HttpAnswer answer, DateTimeOffset now)
        => long.TryParse(answer.Header("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? RetryAfter.Parse(Math.Max(0, seconds - now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture), now)
            : null;
}
