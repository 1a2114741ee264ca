using OrleansNotify.Activity;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

public sealed class WhyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddMinutes(5);

    private static readonly DeliveryRow Row = new(
        "ep_1", 9, "evt_1", "a", "api", Now, DeliveryStatus.Retrying, 2, 2, AttemptTrigger.Schedule, Later, 503, "http_5xx", Now.AddMinutes(-1), null);

    private static readonly EndpointRow Endpoint = new(
        "t", "ep_1", "", "{}", [], EndpointState.Enabled, null, 1, 9, 1, 0, 0, null, null, Now, Now);

    private static readonly AttemptRow Attempt = new(
        2, Now, AttemptTrigger.Schedule, "https://example.org/", 503, "http_5xx", null, null, null, null, TimeSpan.Zero, "", "", [], false, Later);

    private static readonly WhyFacts Facts = new(Row, Endpoint, Attempt, "closed", 0, null, Now);

    public static TheoryData<string, object, string> Cases => new()
    {
        { "delivered", Facts with { Row = Row with { Status = DeliveryStatus.Succeeded, LastStatusCode = 204 } }, "Attempt 2 was answered 204." },
        { "attempts_exhausted", Facts with { Row = Row with { Status = DeliveryStatus.Dead } }, "Attempt 2, the last of the schedule, failed: status 503." },
        { "gone", Facts with { Row = Row with { Status = DeliveryStatus.Dead, LastStatusCode = 410 } }, "410 Gone" },
        { "cancelled", Facts with { Row = Row with { Status = DeliveryStatus.Cancelled } }, "Cancelled at 2026-03-02 11:59:00 UTC" },
        { "endpoint_deleted", Facts with { Endpoint = null }, "deleted" },
        { "being_cancelled", Facts with { Endpoint = Endpoint with { CancelUntil = Now } }, "being cancelled" },
        { "endpoint_paused", Facts with { Endpoint = Endpoint with { State = EndpointState.Paused }, Stopped = new ActivityEntry(1, "t", "ann@example.org", "endpoint.paused", "ep_1", "", Now) }, "paused by ann@example.org since 2026-03-02 12:00:00 UTC" },
        { "endpoint_disabled", Facts with { Endpoint = Endpoint with { State = EndpointState.Disabled, StateReason = "gone" } }, "410" },
        { "endpoint_disabled", Facts with { Endpoint = Endpoint with { State = EndpointState.Disabled, StateReason = "failing" } }, "failed for too long" },
        { "endpoint_disabled", Facts with { Endpoint = Endpoint with { State = EndpointState.Disabled, StateReason = "owner" } }, "is disabled" },
        { "retry_scheduled", Facts, "Attempt 3 is due at 2026-03-02 12:05:00 UTC, because attempt 2 failed: status 503." },
        { "retry_scheduled", Facts with { Row = Row with { LastStatusCode = null, LastError = ErrorKind.Timeout } }, "no answer in time" },
        { "retry_after", Facts with { LastAttempt = Attempt with { ResponseHead = "date: x\nRetry-After: 300" } }, "asked to wait until 2026-03-02 12:05:00 UTC" },
        { "endpoint_resting", Facts with { Row = Row with { NextAttemptAt = Now }, Breaker = "open" }, "rests" },
        { "draining", Facts with { Row = Row with { NextAttemptAt = Now }, Endpoint = Endpoint with { DrainRate = 7, DrainUpTo = 9 } }, "7 a second" },
        { "due", Facts with { Row = Row with { NextAttemptAt = Now } }, "Due" },
        { "rate_limited", Facts with { Row = Untried, Endpoint = Endpoint with { Cursor = 3 }, RateLimit = 10 }, "takes 10 attempts a second; at most 5 events" },
        { "in_line", Facts with { Row = Untried, Endpoint = Endpoint with { Cursor = 3 } }, "At most 5 events" },
        { "due", Facts with { Row = Untried, Endpoint = Endpoint with { Cursor = 8 } }, "Due" },
    };

    private static DeliveryRow Untried => Row with { Status = DeliveryStatus.Pending, Attempts = 0, NextAttemptAt = null, LastStatusCode = null, LastError = null };

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheFirstRuleThatHoldsSaysWhy(string code, object facts, string text)
    {
        var why = WhyRules.Of((WhyFacts)facts);

        Assert.Equal(code, why.Code);
        Assert.Contains(text, why.Text, StringComparison.Ordinal);
        Assert.Equal(code is "retry_scheduled" or "retry_after" ? Later : null, why.Until);
    }
}
