namespace OrleansNotify.Deliveries;

/// <summary>What an attempt makes of its delivery.</summary>
internal static class OutcomeRules
{
    // A name that leads to an address that may not be called: the owner of the name may be in the middle of moving it.
    private const int MostBlocked = 3;

    public static DeliveryOutcome After(
        string endpointId, Attempted attempted, IReadOnlyList<TimeSpan> schedule, double random, DateTimeOffset? notBefore, DateTimeOffset now)
    {
        var (work, result) = (attempted.Work, attempted.Result!);
        var number = (work.Row?.Attempts ?? 0) + 1;
        var step = (work.Row?.Step ?? 0) + 1;
        var isSuccess = result.ErrorKind is null;
        var next = isSuccess || IsLast(result, step) ? null : RetrySchedule.Next(schedule, step, now, random, notBefore);
        var trigger = work.Row?.Trigger ?? AttemptTrigger.Schedule;
        var row = Row(endpointId, work.About) with
        {
            Status = isSuccess ? DeliveryStatus.Succeeded : next is null ? DeliveryStatus.Dead : DeliveryStatus.Retrying,
            Attempts = number,
            Step = step,
            NextAttemptAt = next,
            LastStatusCode = result.StatusCode,
            LastError = result.ErrorKind,
            UpdatedAt = now,
            DeliveredAt = isSuccess ? now : null,
        };
        return new DeliveryOutcome(row, Attempt(attempted, number, trigger, next)) { Hops = work.Event?.Hops ?? 0 };
    }

    /// <summary>The log no longer keeps the event: there is nothing that could be sent.</summary>
    public static DeliveryOutcome Expired(string endpointId, Work work, DateTimeOffset now) => new(
        (work.Row ?? Row(endpointId, work.About)) with { Status = DeliveryStatus.Cancelled, NextAttemptAt = null, UpdatedAt = now }, null);

    private static bool IsLast(AttemptResult result, int step)
        => result.IsFinal || (result.ErrorKind == ErrorKind.Blocked && step >= MostBlocked);

    private static DeliveryRow Row(string endpointId, EventRef about) => new(
        endpointId, about.Seq, about.EventId, about.Type, about.Source, about.AcceptedAt, DeliveryStatus.Pending, 0, 0,
        AttemptTrigger.Schedule, null, null, null, about.AcceptedAt, null);

    private static AttemptRow Attempt(Attempted attempted, int number, string trigger, DateTimeOffset? next)
    {
        var result = attempted.Result!;
        return new AttemptRow(
            number, attempted.StartedAt, trigger, attempted.Url, result.StatusCode, result.ErrorKind, result.Dns, result.Connect, result.Tls,
            result.FirstByte, result.Duration, result.RequestHead, result.ResponseHead, result.ResponseBody, result.IsBodyCut, next);
    }
}
