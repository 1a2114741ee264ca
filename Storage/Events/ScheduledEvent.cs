namespace OrleansNotify.Events;

public sealed record ScheduledEvent(string Tenant, AppendEvent Command, DateTimeOffset DueAt);
