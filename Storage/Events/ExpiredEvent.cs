namespace OrleansNotify.Events;

public sealed record ExpiredEvent(string Tenant, string Id, DateTimeOffset DueAt);
