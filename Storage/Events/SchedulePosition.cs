namespace OrleansNotify.Events;

/// <summary>A place in a tenant's events for later, or in those that end: by time, then by id.</summary>
public readonly record struct SchedulePosition(DateTimeOffset DueAt, string Id)
{
    public static SchedulePosition Start { get; } = new(DateTimeOffset.MinValue, "");
}
