namespace OrleansNotify.Client.Messages;

/// <summary>Only messages that have all that is given.</summary>
public sealed record MessageFilter(string? Person = null, string? Channel = null, string? Status = null, string? EventId = null);
