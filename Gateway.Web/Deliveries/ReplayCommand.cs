using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>What to deliver again. See <see cref="StartReplay"/>.</summary>
internal sealed record ReplayCommand(
    string? Kind, DateTimeOffset? Since, long? FromSeq, long? ToSeq, string? EventType, string? Source, int? Rate, bool? DryRun)
{
    private const int MaxRate = 10_000;

    public Problem? TryStart(DateTimeOffset now, string usualKind, out StartReplay start)
    {
        start = new StartReplay(
            $"rpl_{Guid.CreateVersion7(now):N}", Kind ?? usualKind, Since, FromSeq, ToSeq, EventType, Source, Rate ?? 0, DryRun ?? false);
        return start.Kind is not (ReplayKind.All or ReplayKind.Missing or ReplayKind.Dead)
                ? Problems.Invalid("replay_kind_invalid", "kind is all, missing or dead.")
            : (Since is not null && FromSeq is not null) || FromSeq < 1 || ToSeq < 1
                ? Problems.Invalid("replay_range_invalid", "Send since, a time, or fromSeq; toSeq is a seq as well.")
            : EventType is not null && !EventTypePattern.TryParse(EventType, out _)
                ? Problems.Invalid("event_type_invalid", "eventType is a type, or a prefix such as order.*.")
            : Rate is < 0 or > MaxRate
                ? Problems.Invalid("rate_invalid", $"rate is 0 (the server's) to {MaxRate} deliveries per second.")
            : null;
    }
}
