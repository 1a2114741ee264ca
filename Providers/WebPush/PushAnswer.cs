using System.Globalization;

namespace OrleansNotify.Channels;

internal static class PushAnswer
{
    private static readonly CodeTable Codes = CodeTable.Read("WebPush/codes.json");

    public static ProviderOutcome OutcomeOf(HttpAnswer answer, DateTimeOffset now)
    {
        // Mozilla's service also says 200 and 202.
        if (answer.IsSuccess)
        {
            return ProviderOutcome.Accepted(answer.Header("Location") is { Length: > 0 and <= 500 } resource ? resource : null);
        }

        // What a stranger's server answers stops no more than its own address.
        var outcome = Codes.OutcomeOf(CodeOf(answer), answer.Body, answer, now) with { Scope = OutcomeScope.Address };
        return outcome with { Code = string.Create(CultureInfo.InvariantCulture, $"http_{answer.Status}") };
    }

    // Google's older service says of a wrong key that the request is bad.
    private static string CodeOf(HttpAnswer answer) => answer.Status switch
    {
        400 when answer.Body.Contains("UnauthorizedRegistration", StringComparison.Ordinal) => "http_401",
        >= 500 => "http_5xx",
        var status => string.Create(CultureInfo.InvariantCulture, $"http_{status}"),
    };
}
