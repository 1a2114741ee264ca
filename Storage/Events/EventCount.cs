namespace OrleansNotify.Events;

public sealed record EventCount(string Type, string Source, long Events);
