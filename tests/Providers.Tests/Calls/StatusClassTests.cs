using System.Globalization;

namespace OrleansNotify.Channels;

public sealed class StatusClassTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(200, OutcomeKind.Unknown, "unreadable_answer")]
    [InlineData(301, OutcomeKind.RefusedAccount, "http_301")]
    [InlineData(400, OutcomeKind.RefusedMessage, "http_400")]
    [InlineData(401, OutcomeKind.RefusedAccount, "http_401")]
    [InlineData(403, OutcomeKind.RefusedAccount, "http_403")]
    [InlineData(404, OutcomeKind.RefusedMessage, "http_404")]
    [InlineData(408, OutcomeKind.Unknown, "http_408")]
    [InlineData(429, OutcomeKind.Later, "http_429")]
    [InlineData(500, OutcomeKind.Unknown, "http_500")]
    [InlineData(503, OutcomeKind.Unknown, "http_503")]
    [InlineData(999, OutcomeKind.Unknown, "http_999")]
    public void AStatusWithoutACodeHasItsClass(int status, OutcomeKind kind, string code)
    {
        var outcome = Outcome(status);

        Assert.Equal((kind, code), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData("120", "2026-06-01T12:02:00Z")]
    [InlineData("Mon, 01 Jun 2026 12:30:00 GMT", "2026-06-01T12:30:00Z")]
    [InlineData("Mon, 01 Jun 2026 11:00:00 GMT", "2026-06-01T12:00:00Z")]
    [InlineData("99999999999999999999", "2026-06-02T12:00:00Z")]
    [InlineData("in a while", null)]
    [InlineData("-5", null)]
    public void RetryAfterIsSecondsOrADate(string header, string? until)
        => Assert.Equal(until is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), Outcome(429, header).Until);

    private static ProviderOutcome Outcome(int status, string? retryAfter = null)
    {
        var headers = retryAfter is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Retry-After"] = retryAfter };
        return StatusClass.Of(new HttpAnswer(status, headers, "", true), Now);
    }
}
