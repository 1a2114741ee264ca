using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>A message that is due, with what was decided about it.</summary>
/// <param name="Outgoing">What goes to a provider, without the attempt's id; null: nothing goes.</param>
/// <param name="State">The state of a message that ends without a decision, as its event was withdrawn or dropped by retention; null: the decision says it.</param>
internal sealed record PreparedMessage(
    MessageRow Row, Decision Decision, string DecisionJson, OutgoingMessage? Outgoing, IReadOnlyList<TimeSpan> Schedule, int Units,
    MessageState? State = null, string? Reason = null);
