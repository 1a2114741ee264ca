namespace OrleansNotify.Channels;

/// <summary>A message that is due, with what was decided about it.</summary>
/// <param name="Outgoing">What goes to a provider, without the attempt's id; null: nothing goes.</param>
/// <param name="State">Where nothing goes and the decision does not say it: the event was withdrawn, or is not kept any more.</param>
internal sealed record PreparedMessage(
    MessageRow Row, Decision Decision, string DecisionJson, OutgoingMessage? Outgoing, IReadOnlyList<TimeSpan> Schedule, int Units,
    MessageState? State = null, string? Reason = null);
