
namespace OrleansNotify.Channels;

/// <summary>A decision that no attempt follows from: it is held, or it never goes.</summary>
public sealed record MessageVerdict(string MessageId, MessageState State, DateTimeOffset DueAt, string Reason, string? Detail, string Decision);
