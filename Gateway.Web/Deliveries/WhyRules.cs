using System.Globalization;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>The first rule that holds says why. Pure.</summary>
internal static class WhyRules
{
    public static DeliveryWhy Of(WhyFacts facts) => facts.Row.Status switch
    {
        DeliveryStatus.Succeeded => new("delivered", Text($"Attempt {facts.Row.Attempts} was answered {facts.Row.LastStatusCode}.")),
        DeliveryStatus.Dead => Dead(facts),
        DeliveryStatus.Cancelled => new(
            "cancelled", facts.Endpoint is null ? "Cancelled when its endpoint was deleted." : Text($"Cancelled at {Time(facts.Row.UpdatedAt)}; it can be resent.")),
        _ => Stopped(facts) ?? Waiting(facts),
    };

    private static DeliveryWhy Dead(WhyFacts facts)
    {
        var failure = Failure(facts.Row);
        return facts.Row.LastStatusCode == 410
            ? new("gone", Text($"Attempt {facts.Row.Attempts} was answered 410 Gone: the receiver wants no more of these."))
            : new("attempts_exhausted", Text($"Attempt {facts.Row.Attempts}, the last of the schedule, failed: {failure}. It can be resent."));
    }

    private static DeliveryWhy? Stopped(WhyFacts facts) => facts.Endpoint switch
    {
        null => new("endpoint_deleted", "Its endpoint was deleted: what waited for it is being cancelled."),
        { CancelUntil: { } until } when facts.Row.UpdatedAt <= until => new("being_cancelled", "What waits at its endpoint is being cancelled."),
        { State: EndpointState.Paused } => new("endpoint_paused", $"Its endpoint is paused{By(facts)}. Attempts go on when it is resumed."),
        { State: EndpointState.Disabled, StateReason: "gone" } => new("endpoint_disabled", "Its endpoint was disabled because it answered 410 Gone."),
        { State: EndpointState.Disabled, StateReason: "failing" } => new("endpoint_disabled", "Its endpoint was disabled because it failed for too long."),
        { State: EndpointState.Disabled } => new("endpoint_disabled", $"Its endpoint is disabled{By(facts)}."),
        _ => null,
    };

    private static DeliveryWhy Waiting(WhyFacts facts)
    {
        var (row, endpoint) = (facts.Row, facts.Endpoint!);
        if (row.NextAttemptAt > facts.Now)
        {
            var until = row.NextAttemptAt.Value;
            return IsAskedFor(facts.LastAttempt, until)
                ? new("retry_after", Text($"The receiver asked to wait until {Time(until)}: attempt {row.Attempts} failed with {Failure(row)}."), until)
                : new("retry_scheduled", Text($"Attempt {row.Attempts + 1} is due at {Time(until)}, because attempt {row.Attempts} failed: {Failure(row)}."), until);
        }

        var ahead = row.Attempts == 0 && row.NextAttemptAt is null ? Math.Max(0, row.Seq - endpoint.Cursor - 1) : 0;
        return facts.Breaker is "open" or "half_open" ? new("endpoint_resting", "Its endpoint failed several times in a row and rests; one attempt at a time tries whether it works again.")
            : endpoint.DrainRate > 0 && row.Seq <= endpoint.DrainUpTo ? new("draining", Text($"What waited through a pause is delivered at {endpoint.DrainRate} a second."))
            : facts.RateLimit > 0 && ahead > 0 ? new("rate_limited", Text($"Its endpoint takes {facts.RateLimit} attempts a second; at most {ahead} events are before it."))
            : ahead > 0 ? new("in_line", Text($"At most {ahead} events are before it at its endpoint."))
            : new("due", "Due: its attempt starts as soon as its endpoint has room.");
    }

    // A planned time that is not the schedule's own is what the receiver asked for.
    private static bool IsAskedFor(AttemptRow? attempt, DateTimeOffset until)
        => attempt is not null && attempt.NextAttemptAt == until && attempt.ResponseHead.Split('\n').Any(line => line.StartsWith("retry-after:", StringComparison.OrdinalIgnoreCase));

    private static string By(WhyFacts facts) => facts.Stopped is { } entry ? $" by {entry.Actor} since {Time(entry.At)}" : "";

    private static string Failure(DeliveryRow row) => row.LastStatusCode is { } code ? Text($"status {code}") : row.LastError switch
    {
        ErrorKind.Timeout => "no answer in time",
        ErrorKind.Dns => "its host name has no address",
        ErrorKind.Connect => "no connection",
        ErrorKind.Tls => "no TLS connection",
        ErrorKind.Protocol => "the connection broke, or the answer is not HTTP",
        ErrorKind.Blocked => "its address may not be called",
        ErrorKind.Configuration => "its secret or settings cannot be read",
        _ => "it failed",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
