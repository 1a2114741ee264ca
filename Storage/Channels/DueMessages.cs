namespace OrleansNotify.Channels;

/// <summary>What a look at a channel has found.</summary>
/// <param name="Rows">The most urgent first, at most so many of each priority as were asked for.</param>
/// <param name="NextAt">When the next message that is not due yet will be; null: none waits.</param>
public sealed record DueMessages(IReadOnlyList<MessageRow> Rows, DateTimeOffset? NextAt);
